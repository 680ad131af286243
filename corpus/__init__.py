"""Files in, documents out: reading, encodings, metadata, apparatus, sections and sentences."""
