-- Users, groups, roles and managed policies, each as the document that tells of it. Secrets in it are sealed.
CREATE TABLE iam_document (
    kind VARCHAR(20) NOT NULL,
    name VARCHAR(200) NOT NULL,
    document VARCHAR NOT NULL,
    PRIMARY KEY (kind, name)
);
