"""Training of Broadsheet's newspaper entity model. Entry point: python -m broadsheet_ner."""
