package dev.weir.avro;

/** Where the schema of a record comes from. */
public enum Framing {
    /** The record is an object container: its schema goes before the objects. */
    CONTAINER,
    /** The record begins with the header of the Glue Schema Registry, which names a version of a schema. */
    REGISTRY,
    /** The record has nothing but a datum, or the fingerprint of a schema before it: somebody gave the schema. */
    GIVEN
}
