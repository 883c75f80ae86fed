package dev.weir.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.conformance.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Real requests of each protocol, damaged at random. The same random numbers make the same requests. */
enum FuzzRequests {
    JSON(WireFormat.JSON),
    CBOR(WireFormat.CBOR),
    RPC(WireFormat.RPC),
    QUERY(null),
    DYNAMODB(null),
    S3(null),
    FIREHOSE(WireFormat.JSON),
    FIREHOSE_CBOR(WireFormat.CBOR);

    private static final String KINESIS_TIME = "1700000000.123";
    private static final List<String> CALLS = List.of(
            "PutRecord {\"StreamName\":\"fuzz\",\"PartitionKey\":\"k\",\"Data\":\"AAEC\",\"ExplicitHashKey\":\"170\"}",
            "PutRecord {\"StreamName\":\"fuzz\",\"Data\":\"AAEC\"}",
            "PutRecords {\"StreamName\":\"fuzz\",\"Records\":[{\"Data\":\"AAEC\",\"PartitionKey\":\"a\"},{\"Data\":\"\"}]}",
            "GetShardIterator {\"StreamName\":\"fuzz\",\"ShardId\":\"shardId-000000000000\","
                    + "\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":" + KINESIS_TIME + "}",
            "GetShardIterator {\"StreamName\":\"fuzz\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\","
                    + "\"StartingSequenceNumber\":\"49590338271490256608559692538361571095921575989136588898\"}",
            "GetRecords {\"ShardIterator\":\"AAAAAAAAAAGLR1hsrjvFpg==\",\"Limit\":10}",
            "ListStreams {\"Limit\":3,\"ExclusiveStartStreamName\":\"a\"}",
            "ListShards {\"StreamName\":\"fuzz\",\"MaxResults\":3,\"ShardFilter\":{\"Type\":\"AFTER_SHARD_ID\","
                    + "\"ShardId\":\"shardId-000000000000\"}}",
            "ListShards {\"StreamName\":\"fuzz\",\"ShardFilter\":{\"Type\":\"AT_TIMESTAMP\",\"Timestamp\":"
                    + KINESIS_TIME + "}}",
            "ListShards {\"NextToken\":\"AAAAAAAAAAGLR1hsrjvFpg==\"}",
            "DescribeStream {\"StreamARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/fuzz\"}",
            "AddTagsToStream {\"StreamName\":\"fuzz\",\"Tags\":{\"a\":\"b\"}}",
            "RemoveTagsFromStream {\"StreamName\":\"fuzz\",\"TagKeys\":[\"a\",\"b\"]}",
            "IncreaseStreamRetentionPeriod {\"StreamName\":\"fuzz\",\"RetentionPeriodHours\":48}",
            "UpdateShardCount {\"StreamName\":\"fuzz\",\"TargetShardCount\":9,\"ScalingType\":\"UNIFORM_SCALING\"}",
            "SplitShard {\"StreamName\":\"fuzz\",\"ShardToSplit\":\"shardId-000000000000\",\"NewStartingHashKey\":\"10\"}",
            "MergeShards {\"StreamName\":\"fuzz\",\"ShardToMerge\":\"shardId-0\",\"AdjacentShardToMerge\":\"shardId-1\"}");

    private static final String TABLE = "{\"TableName\":\"fuzz\",";
    private static final String KEY = "\"Key\":{\"k\":{\"S\":\"a\"}}";
    private static final List<String> TABLE_CALLS = List.of(
            "CreateTable " + TABLE + "\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[{\"AttributeName\":"
                    + "\"k\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"k\",\"KeyType\":\"HASH\"}]}",
            "PutItem " + TABLE
                    + "\"Item\":{\"k\":{\"S\":\"a\"},\"n\":{\"N\":\"1.5e3\"},\"m\":{\"M\":{\"x\":{\"L\":[{\"SS\":"
                    + "[\"a\",\"b\"]},{\"BOOL\":true}]}}}},\"Expected\":{\"n\":{\"ComparisonOperator\":\"BETWEEN\","
                    + "\"AttributeValueList\":[{\"N\":\"1\"},{\"N\":\"2\"}]}},\"ConditionalOperator\":\"OR\"}",
            "UpdateItem " + TABLE + KEY
                    + ",\"UpdateExpression\":\"SET n = if_not_exists(n, :o) + :o, m.x[1] = #q REMOVE z"
                    + " ADD s :s\",\"ConditionExpression\":\"size(m) > :o OR NOT (n IN (:o) AND begins_with(k, #q))\","
                    + "\"ExpressionAttributeNames\":{\"#q\":\"k\"},\"ExpressionAttributeValues\":{\":o\":{\"N\":\"1\"},"
                    + "\":s\":{\"NS\":[\"1\",\"2\"]}}}",
            "UpdateItem " + TABLE + KEY + ",\"AttributeUpdates\":{\"a\":{\"Action\":\"ADD\",\"Value\":{\"N\":\"1\"}}}}",
            "GetItem " + TABLE + KEY + ",\"ProjectionExpression\":\"m.x[0], n\"}",
            "DeleteItem " + TABLE + KEY + ",\"ReturnValues\":\"ALL_OLD\"}",
            "Query " + TABLE + "\"KeyConditionExpression\":\"k = :k\",\"FilterExpression\":\"contains(n, :k)\","
                    + "\"ExpressionAttributeValues\":{\":k\":{\"S\":\"a\"}},\"Limit\":3}",
            "Scan " + TABLE + "\"Segment\":1,\"TotalSegments\":3,\"ExclusiveStartKey\":{\"k\":{\"S\":\"a\"}}}",
            "BatchGetItem {\"RequestItems\":{\"fuzz\":{\"Keys\":[{\"k\":{\"S\":\"a\"}},{\"k\":{\"S\":\"b\"}}]}}}",
            "BatchWriteItem {\"RequestItems\":{\"fuzz\":[{\"DeleteRequest\":{\"Key\":{\"k\":{\"S\":\"a\"}}}}]}}",
            "TransactWriteItems {\"TransactItems\":[{\"Put\":{\"TableName\":\"fuzz\",\"Item\":{\"k\":{\"S\":\"b\"}}}}],"
                    + "\"ClientRequestToken\":\"t\"}",
            "UpdateTimeToLive " + TABLE + "\"TimeToLiveSpecification\":{\"AttributeName\":\"n\",\"Enabled\":true}}");

    private static final List<String> FORMS = List.of(
            "Action=GetCallerIdentity&Version=2011-06-15",
            "Action=ListMetrics&Version=2010-08-01&Namespace=AWS%2FKinesis&Dimensions.member.1.Name=StreamName",
            "Action=PutMetricData&Version=2010-08-01&Namespace=Fuzz&MetricData.member.1.MetricName=a"
                    + "&MetricData.member.1.Value=1.5&MetricData.member.1.Unit=Count",
            "Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-23T10%3A00%3A00Z&EndTime=2026-11-23T11%3A00%3A00Z"
                    + "&MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Period=60"
                    + "&MetricDataQueries.member.1.MetricStat.Stat=Sum"
                    + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FKinesis"
                    + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=IncomingBytes",
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=AWS%2FKinesis&MetricName=IncomingBytes&Period=60"
                    + "&StartTime=2026-11-23T10%3A00%3A00Z&EndTime=2026-11-23T11%3A00%3A00Z&Statistics.member.1=Sum");

    private static final String TAGS = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";

    /** Method, address, perhaps a header, and a body; the headers of chunks go with the bodies in chunks. */
    private static final List<String[]> OBJECT_CALLS = List.of(
            new String[] {
                "PUT",
                "/fuzz-bucket",
                "",
                "<CreateBucketConfiguration><LocationConstraint>EU"
                        + "</LocationConstraint></CreateBucketConfiguration>"
            },
            new String[] {"PUT", "/fuzz-bucket/a%2Fb/c", "x-amz-checksum-crc32:NhCmhg==", "hello"},
            new String[] {
                "PUT",
                "/fuzz-bucket/a",
                "x-amz-trailer:x-amz-checksum-crc32",
                "5\r\nhello\r\n0\r\n" + "x-amz-checksum-crc32:NhCmhg==\r\n\r\n"
            },
            new String[] {"PUT", "/fuzz-bucket/copy", "x-amz-copy-source:/fuzz-bucket/a", ""},
            new String[] {"PUT", "/fuzz-bucket/a?tagging", "", TAGS},
            new String[] {"GET", "/fuzz-bucket/a", "Range:bytes=1-3", ""},
            new String[] {"GET", "/fuzz-bucket/a", "If-None-Match:\"5d41402abc4b2a76b9719d911017c592\"", ""},
            new String[] {"GET", "/fuzz-bucket?list-type=2&prefix=a&delimiter=%2F&max-keys=2&encoding-type=url", "", ""
            },
            new String[] {"GET", "/fuzz-bucket?marker=a&max-keys=1", "", ""},
            new String[] {"GET", "/fuzz-bucket?uploads&key-marker=a&upload-id-marker=b", "", ""},
            new String[] {"GET", "/fuzz-bucket/a?attributes", "x-amz-object-attributes:ETag,ObjectSize", ""},
            new String[] {"HEAD", "/fuzz-bucket/a?partNumber=1", "", ""},
            new String[] {"POST", "/fuzz-bucket/parts?uploads", "x-amz-checksum-algorithm:CRC32C", ""},
            new String[] {"PUT", "/fuzz-bucket/parts?partNumber=1&uploadId=abc", "", "part"},
            new String[] {
                "POST",
                "/fuzz-bucket/parts?uploadId=abc",
                "",
                "<CompleteMultipartUpload><Part><PartNumber>1"
                        + "</PartNumber><ETag>abc</ETag></Part></CompleteMultipartUpload>"
            },
            new String[] {"POST", "/fuzz-bucket?delete", "", "<Delete><Object><Key>a</Key></Object></Delete>"},
            new String[] {"DELETE", "/fuzz-bucket/a", "", ""});

    private static final String DELIVERY = "{\"DeliveryStreamName\":\"fuzz\",";
    private static final List<String> DELIVERY_CALLS = List.of(
            "PutRecord " + DELIVERY + "\"Record\":{\"Data\":\"AAEC\"}}",
            "PutRecord " + DELIVERY + "\"Record\":{}}",
            "PutRecordBatch " + DELIVERY + "\"Records\":[{\"Data\":\"AAEC\"},{\"Data\":\"\"},{}]}",
            "PutRecordBatch " + DELIVERY + "\"Records\":[{\"Data\":\"AAEC\"},{\"Data\":\"eyJhIjoxfQ==\"}]}",
            "DescribeDeliveryStream " + DELIVERY + "\"Limit\":1,\"ExclusiveStartDestinationId\":\"a\"}",
            "ListDeliveryStreams {\"Limit\":3,\"DeliveryStreamType\":\"DirectPut\"}",
            "UpdateDestination " + DELIVERY + "\"CurrentDeliveryStreamVersionId\":\"1\",\"DestinationId\":"
                    + "\"destinationId-000000000001\",\"HttpEndpointDestinationUpdate\":{\"EndpointConfiguration\":{"
                    + "\"Url\":\"http://127.0.0.1:9/\"},\"S3Update\":{\"Prefix\":\"!{timestamp:yyyy}/\"}}}",
            "TagDeliveryStream " + DELIVERY + "\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}]}",
            "UntagDeliveryStream " + DELIVERY + "\"TagKeys\":[\"a\"]}");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final WireFormat format;

    FuzzRequests(WireFormat format) {
        this.format = format;
    }

    record Attempt(String method, String path, Map<String, String> headers, byte[] body) {}

    Attempt next(Random random) throws Exception {
        if (this == S3) {
            return ofObjects(random);
        }
        if (this == DYNAMODB) {
            String[] call = TABLE_CALLS.get(random.nextInt(TABLE_CALLS.size())).split(" ", 2);
            Map<String, String> headers =
                    RawHttp.headers("dynamodb", "DynamoDB_20120810." + call[0], "application/x-amz-json-1.0");
            return new Attempt("POST", "/", headers, Damage.to(call[1].getBytes(StandardCharsets.UTF_8), random));
        }
        if (format == null) {
            String form = FORMS.get(random.nextInt(FORMS.size()));
            Map<String, String> headers = RawHttp.headers(
                    form.contains("2011-06-15") ? "sts" : "monitoring", "application/x-www-form-urlencoded");
            return new Attempt("POST", "/", headers, Damage.to(form.getBytes(StandardCharsets.UTF_8), random));
        }
        boolean delivers = this == FIREHOSE || this == FIREHOSE_CBOR;
        List<String> calls = delivers ? DELIVERY_CALLS : CALLS;
        String[] call = calls.get(random.nextInt(calls.size())).split(" ", 2);
        Map<String, String> headers = RawHttp.headers(delivers ? "firehose" : "kinesis", "");
        headers.putAll(format.headers(call[0]));
        if (delivers) {
            headers.put("X-Amz-Target", "Firehose_20150804." + call[0]);
        }
        byte[] body = Damage.to(format.write(MAPPER.readTree(call[1])), random);
        String path = format.path(call[0]);
        if (random.nextInt(50) == 0) {
            path = path.substring(0, random.nextInt(path.length()) + 1);
        }
        return new Attempt("POST", path, headers, body);
    }

    /** Damage goes to the body, to the address or to the header; the server takes no address with a NUL in it. */
    private static Attempt ofObjects(Random random) {
        String[] call = OBJECT_CALLS.get(random.nextInt(OBJECT_CALLS.size()));
        Map<String, String> headers = RawHttp.headers("s3", "application/octet-stream");
        byte[] body = Damage.to(call[3].getBytes(StandardCharsets.UTF_8), random);
        String path = call[1];
        if (random.nextInt(3) == 0) {
            int any = random.nextInt(path.length());
            boolean inEscape = path.substring(Math.max(0, any - 2), any).contains("%");
            int at = inEscape ? path.length() : any;
            path = path.substring(0, at) + "%" + String.format("%02X", 1 + random.nextInt(255)) + path.substring(at);
        }
        int colon = call[2].indexOf(':');
        if (colon > 0) {
            String value = call[2].substring(colon + 1);
            int cut = random.nextInt(4) == 0 ? random.nextInt(value.length()) : value.length();
            headers.put(call[2].substring(0, colon), value.substring(0, cut));
        }
        if (call[2].startsWith("x-amz-trailer")) {
            headers.put("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
            headers.put("x-amz-decoded-content-length", "5");
        }
        return new Attempt(call[0], path.startsWith("/") ? path : "/" + path, headers, body);
    }
}
