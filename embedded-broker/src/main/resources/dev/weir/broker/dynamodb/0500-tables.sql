CREATE SEQUENCE dynamo_id;

CREATE TABLE dynamo_table (
    id BIGINT PRIMARY KEY,
    region VARCHAR(40) NOT NULL,
    name VARCHAR(255) NOT NULL,
    table_id UUID NOT NULL,
    created_millis BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    until_millis BIGINT NOT NULL,
    partition_key VARCHAR(255) NOT NULL,
    partition_type VARCHAR(1) NOT NULL,
    sort_key VARCHAR(255),
    sort_type VARCHAR(1),
    on_demand BOOLEAN NOT NULL,
    on_demand_millis BIGINT,
    read_units BIGINT NOT NULL,
    write_units BIGINT NOT NULL,
    protected BOOLEAN NOT NULL,
    table_class VARCHAR(40),
    expiry_attribute VARCHAR(255),
    recovery BOOLEAN NOT NULL,
    recovery_days INT NOT NULL,
    UNIQUE (region, name)
);

CREATE TABLE dynamo_index (
    id BIGINT PRIMARY KEY,
    owner BIGINT NOT NULL REFERENCES dynamo_table ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    is_global BOOLEAN NOT NULL,
    state VARCHAR(20) NOT NULL,
    until_millis BIGINT NOT NULL,
    partition_key VARCHAR(255) NOT NULL,
    partition_type VARCHAR(1) NOT NULL,
    sort_key VARCHAR(255),
    sort_type VARCHAR(1),
    projection VARCHAR(20) NOT NULL,
    non_key_attributes VARCHAR(255) ARRAY NOT NULL,
    read_units BIGINT NOT NULL,
    write_units BIGINT NOT NULL,
    UNIQUE (owner, name)
);

CREATE TABLE dynamo_tag (
    owner BIGINT NOT NULL REFERENCES dynamo_table ON DELETE CASCADE,
    tag_key VARCHAR(128) NOT NULL,
    tag_value VARCHAR(256) NOT NULL,
    PRIMARY KEY (owner, tag_key)
);

-- position: hash of the partition key, then the keys, so written that they order as the service orders items
CREATE TABLE dynamo_item (
    owner BIGINT NOT NULL,
    position VARBINARY(8000) NOT NULL,
    size INT NOT NULL,
    body VARBINARY NOT NULL,
    PRIMARY KEY (owner, position)
);

-- owner: the index; position: as of the index's keys, then that of the item. Items that expire are entered by their
-- seconds under the negative id of their table.
CREATE TABLE dynamo_entry (
    owner BIGINT NOT NULL,
    position VARBINARY(16000) NOT NULL,
    item VARBINARY(8000) NOT NULL,
    PRIMARY KEY (owner, position)
);

CREATE TABLE dynamo_token (
    region VARCHAR(40) NOT NULL,
    token VARCHAR(64) NOT NULL,
    digest VARBINARY(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    PRIMARY KEY (region, token)
);
