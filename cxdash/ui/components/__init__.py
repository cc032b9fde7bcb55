"""What is drawn: sentences, figures and tables (draw), pictures, definitions, notices."""
