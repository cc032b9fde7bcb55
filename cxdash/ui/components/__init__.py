"""What draws: sentences, figures, tables and tabs (draw), pictures, links, definitions (defined), notices."""
