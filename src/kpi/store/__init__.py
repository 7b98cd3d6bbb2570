"""DuckDB: schema, loading, publishing, reading."""
