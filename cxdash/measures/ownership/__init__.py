"""Who answers for each stage and whether they can act: figures first; raci_map and health under them; proposals/."""
