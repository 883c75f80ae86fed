package dev.weir.app.access.policy;

import dev.weir.app.text.Text;

/** Policies to begin with. */
public enum PolicyExample {
    READ_STREAM("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadTheStream",
                  "Effect": "Allow",
                  "Action": [
                    "kinesis:DescribeStreamSummary",
                    "kinesis:ListShards",
                    "kinesis:GetShardIterator",
                    "kinesis:GetRecords"
                  ],
                  "Resource": "arn:aws:kinesis:*:*:stream/NAME"
                }
              ]
            }
            """),
    WRITE_STREAM("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "PutRecords",
                  "Effect": "Allow",
                  "Action": ["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:ListShards"],
                  "Resource": "arn:aws:kinesis:*:*:stream/NAME"
                }
              ]
            }
            """),
    LOOK_ONLY("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "LookOnly",
                  "Effect": "Allow",
                  "Action": [
                    "kinesis:Describe*", "kinesis:List*", "kinesis:Get*",
                    "firehose:Describe*", "firehose:List*",
                    "cloudwatch:GetMetricData", "cloudwatch:ListMetrics",
                    "cloudtrail:LookupEvents"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """),
    NO_DELETION("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "KeepProduction",
                  "Effect": "Deny",
                  "Action": ["kinesis:DeleteStream", "firehose:DeleteDeliveryStream"],
                  "Resource": "*",
                  "Condition": {
                    "StringEquals": { "aws:ResourceTag/environment": "production" }
                  }
                }
              ]
            }
            """),
    OBJECTS("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "s3:ListBucket",
                  "Resource": "arn:aws:s3:::BUCKET"
                },
                {
                  "Effect": "Allow",
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::BUCKET/*"
                }
              ]
            }
            """),
    TRUST("""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "Service": "firehose.amazonaws.com" },
                  "Action": "sts:AssumeRole"
                }
              ]
            }
            """);

    private final String text;

    PolicyExample(String text) {
        this.text = text;
    }

    /** What a person reads. */
    public String title() {
        return switch (this) {
            case READ_STREAM -> Text.of("Read one stream");
            case WRITE_STREAM -> Text.of("Put records into one stream");
            case LOOK_ONLY -> Text.of("Look at everything, change nothing");
            case NO_DELETION -> Text.of("Never delete what is tagged as production");
            case OBJECTS -> Text.of("Read the objects of one bucket");
            case TRUST -> Text.of("Trust: a service may take this role");
        };
    }

    /** The policy. */
    public String text() {
        return text;
    }

    /** What it is for. */
    public PolicyCheck.Sort sort() {
        return this == TRUST ? PolicyCheck.Sort.TRUST : PolicyCheck.Sort.IDENTITY;
    }
}
