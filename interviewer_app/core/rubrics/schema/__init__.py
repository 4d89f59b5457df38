"""The pack format for editors and for people: JSON Schema and docs/pack-format.md, both made from the models."""
