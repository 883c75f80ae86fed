CREATE TABLE kinesis_channel (
    id VARCHAR(64) PRIMARY KEY,
    document VARCHAR NOT NULL
);

-- From which index on a channel has not delivered a shard yet.
CREATE TABLE kinesis_channel_position (
    channel VARCHAR(64) NOT NULL REFERENCES kinesis_channel ON DELETE CASCADE,
    shard INT NOT NULL,
    next_index BIGINT NOT NULL,
    PRIMARY KEY (channel, shard)
);
