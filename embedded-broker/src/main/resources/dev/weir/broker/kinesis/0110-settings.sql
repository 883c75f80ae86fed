CREATE TABLE kinesis_setting (
    stream_id BIGINT PRIMARY KEY REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    shard_metrics VARCHAR(300),
    warm_mibps INTEGER,
    distribution VARCHAR(32) NOT NULL,
    mode_switches VARCHAR(1000) NOT NULL,
    peak_shards INTEGER NOT NULL,
    peak_millis BIGINT NOT NULL
);

CREATE TABLE kinesis_policy (
    resource_arn VARCHAR(2048) PRIMARY KEY,
    stream_id BIGINT NOT NULL REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    policy VARCHAR(1000000) NOT NULL
);

CREATE TABLE kinesis_commitment (
    region VARCHAR(64) PRIMARY KEY,
    started_millis BIGINT NOT NULL,
    ended_millis BIGINT
);

ALTER TABLE kinesis_stream ALTER COLUMN state_detail VARCHAR(400);
