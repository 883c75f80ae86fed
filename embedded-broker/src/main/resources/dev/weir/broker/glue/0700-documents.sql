-- Databases, tables, registries, schemas and their versions, each as the document that tells of it.
CREATE TABLE glue_document (
    kind VARCHAR(20) NOT NULL,
    parent VARCHAR(600) NOT NULL,
    name VARCHAR(300) NOT NULL,
    document VARCHAR NOT NULL,
    PRIMARY KEY (kind, parent, name)
);
