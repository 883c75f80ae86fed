CREATE TABLE s3_bucket (
    id BIGINT PRIMARY KEY,
    name VARCHAR(63) NOT NULL UNIQUE,
    region VARCHAR(40) NOT NULL,
    created_millis BIGINT NOT NULL,
    tags VARCHAR NOT NULL
);

-- A row is the object: its bytes are in the file "staging/VERSION" until that is moved to its path.
CREATE TABLE s3_object (
    bucket BIGINT NOT NULL REFERENCES s3_bucket,
    object_key VARBINARY(1024) NOT NULL,
    version BIGINT NOT NULL UNIQUE,
    path VARCHAR NOT NULL,
    folded VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    etag VARCHAR(80) NOT NULL,
    modified_millis BIGINT NOT NULL,
    details VARCHAR NOT NULL,
    PRIMARY KEY (bucket, object_key),
    UNIQUE (bucket, folded)
);

-- Files of deleted objects, until they are gone from the disk.
CREATE TABLE s3_doomed (
    version BIGINT PRIMARY KEY,
    bucket VARCHAR(63) NOT NULL,
    path VARCHAR NOT NULL
);

CREATE TABLE s3_upload (
    id BIGINT PRIMARY KEY,
    upload_id VARCHAR(64) NOT NULL UNIQUE,
    bucket BIGINT NOT NULL REFERENCES s3_bucket ON DELETE CASCADE,
    object_key VARBINARY(1024) NOT NULL,
    initiated_millis BIGINT NOT NULL,
    details VARCHAR NOT NULL
);

CREATE INDEX s3_upload_key ON s3_upload (bucket, object_key, upload_id);

CREATE TABLE s3_part (
    upload BIGINT NOT NULL REFERENCES s3_upload ON DELETE CASCADE,
    number INT NOT NULL,
    version BIGINT NOT NULL UNIQUE,
    size BIGINT NOT NULL,
    etag VARCHAR(40) NOT NULL,
    modified_millis BIGINT NOT NULL,
    algorithm VARCHAR(20),
    checksum VARCHAR(120),
    PRIMARY KEY (upload, number)
);
