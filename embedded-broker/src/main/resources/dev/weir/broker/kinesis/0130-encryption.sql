-- What a change carries has grown: it may name a key by its ARN and by an alias's ARN.
ALTER TABLE kinesis_stream ALTER COLUMN state_detail SET DATA TYPE VARCHAR(8192);

-- One row for each stream that was ever encrypted.
CREATE TABLE kinesis_encryption (
    stream_id BIGINT PRIMARY KEY REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    key_id VARCHAR(2048),
    key_arn VARCHAR(2048),
    starts VARCHAR(1000) NOT NULL,
    stops VARCHAR(1000) NOT NULL
);

CREATE SEQUENCE kinesis_data_key_id START WITH 1 NO CACHE;

CREATE TABLE kinesis_data_key (
    id BIGINT PRIMARY KEY,
    stream_id BIGINT NOT NULL REFERENCES kinesis_stream (id) ON DELETE CASCADE,
    key_arn VARCHAR(2048) NOT NULL,
    created_millis BIGINT NOT NULL,
    sealed VARBINARY(1024) NOT NULL
);

CREATE INDEX kinesis_data_key_by_age ON kinesis_data_key (stream_id, created_millis);
