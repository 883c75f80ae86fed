-- How far each journal of events has come, apart from the journals themselves (journal.KeptHead).
CREATE TABLE audit_head (
    journal VARCHAR PRIMARY KEY,
    last_event BIGINT NOT NULL,
    hash_after BINARY(32) NOT NULL
);

-- A trail: what was asked of it (trail.TrailSettings) and how far it is (trail.TrailProgress), as JSON.
CREATE TABLE trail (
    name VARCHAR PRIMARY KEY,
    settings VARCHAR NOT NULL,
    progress VARCHAR NOT NULL
);

-- Log files that are to be named by the next digest of their trail.
CREATE TABLE trail_log_file (
    trail VARCHAR NOT NULL,
    object_key VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    PRIMARY KEY (trail, object_key)
);

-- The keys that digests are signed with: public ones; the private ones are in a file that only the owner can read.
CREATE TABLE trail_key (
    fingerprint VARCHAR PRIMARY KEY,
    public_key VARBINARY NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL
);
