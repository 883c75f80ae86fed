package dev.weir.app.query.schema;

/** A field of a record, and at the top a column of the table. */
public record SchemaField(String name, FieldType type) {}
