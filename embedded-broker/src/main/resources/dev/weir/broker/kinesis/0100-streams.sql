CREATE SEQUENCE kinesis_stream_id START WITH 1 NO CACHE;

CREATE TABLE kinesis_stream (
    id BIGINT PRIMARY KEY,
    region VARCHAR(64) NOT NULL,
    name VARCHAR(128) NOT NULL,
    created_millis BIGINT NOT NULL,
    mode VARCHAR(16) NOT NULL,
    retention_hours INTEGER NOT NULL,
    visible_from_millis BIGINT NOT NULL,
    max_record_kib INTEGER NOT NULL,
    state VARCHAR(16) NOT NULL,
    state_until_millis BIGINT,
    state_detail VARCHAR(128),
    scalings VARCHAR(1000) NOT NULL,
    UNIQUE (region, name)
);

CREATE TABLE kinesis_shard (
    stream_id BIGINT NOT NULL REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    shard_index INTEGER NOT NULL,
    start_key NUMERIC(39) NOT NULL,
    end_key NUMERIC(39) NOT NULL,
    created_seconds BIGINT NOT NULL,
    opened_millis BIGINT NOT NULL,
    closed_millis BIGINT,
    parent INTEGER,
    adjacent_parent INTEGER,
    PRIMARY KEY (stream_id, shard_index)
);

CREATE TABLE kinesis_tag (
    stream_id BIGINT NOT NULL REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    tag_key VARCHAR(128) NOT NULL,
    tag_value VARCHAR(256) NOT NULL,
    PRIMARY KEY (stream_id, tag_key)
);

CREATE TABLE kinesis_secret (
    name VARCHAR(32) PRIMARY KEY,
    secret_key VARBINARY(32) NOT NULL
);
