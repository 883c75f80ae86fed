CREATE TABLE kms_key (
    id VARCHAR(36) PRIMARY KEY,
    region VARCHAR(64) NOT NULL,
    created_millis BIGINT NOT NULL,
    description VARCHAR(8192) NOT NULL,
    manager VARCHAR(16) NOT NULL,
    state VARCHAR(32) NOT NULL,
    deletion_millis BIGINT
);

CREATE TABLE kms_material (
    key_id VARCHAR(36) NOT NULL REFERENCES kms_key (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    wrapped VARBINARY(256) NOT NULL,
    PRIMARY KEY (key_id, version)
);

CREATE TABLE kms_alias (
    region VARCHAR(64) NOT NULL,
    name VARCHAR(256) NOT NULL,
    key_id VARCHAR(36) NOT NULL REFERENCES kms_key (id) ON DELETE CASCADE,
    created_millis BIGINT NOT NULL,
    updated_millis BIGINT NOT NULL,
    PRIMARY KEY (region, name)
);
