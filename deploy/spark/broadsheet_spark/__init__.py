"""Broadsheet on Apache Spark: documents through workers, records merged, tables."""
