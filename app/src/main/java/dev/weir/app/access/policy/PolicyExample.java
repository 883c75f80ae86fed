package dev.weir.app.access.policy;

/** Policies to begin with. */
public enum PolicyExample {
    READ_STREAM("Read one stream", """
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
    WRITE_STREAM("Put records into one stream", """
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
    LOOK_ONLY("Look at everything, change nothing", """
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
    NO_DELETION("Never delete what is tagged as production", """
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
    OBJECTS("Read the objects of one bucket", """
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
    TRUST("Trust: a service may take this role", """
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

    private final String title;
    private final String text;

    PolicyExample(String title, String text) {
        this.title = title;
        this.text = text;
    }

    /** What a person reads. */
    public String title() {
        return title;
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
