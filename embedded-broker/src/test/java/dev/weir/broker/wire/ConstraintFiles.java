package dev.weir.broker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the model files that the broker ships out of AWS's public service models: what bounds requests, and how errors
 * are called in the query protocol; nothing else.
 *
 * <p>Arguments: the folder with the models, and the folder to write to ({@code src/main/resources/dev/weir/broker/wire}).
 */
public final class ConstraintFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which model makes which file, and of which operations; none named means all. */
    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("kinesis.json", new Source("kinesis-2013-12-02.json", Set.of())),
            Map.entry("cloudtrail.json", new Source("cloudtrail-2013-11-01.json", Set.of("LookupEvents"))),
            Map.entry(
                    "kms.json",
                    new Source(
                            "kms-2014-11-01.json",
                            Set.of(
                                    "CreateKey",
                                    "DescribeKey",
                                    "ListKeys",
                                    "CreateAlias",
                                    "UpdateAlias",
                                    "DeleteAlias",
                                    "ListAliases",
                                    "Encrypt",
                                    "Decrypt",
                                    "ReEncrypt",
                                    "GenerateDataKey",
                                    "GenerateDataKeyWithoutPlaintext",
                                    "EnableKey",
                                    "DisableKey",
                                    "ScheduleKeyDeletion",
                                    "CancelKeyDeletion"))),
            Map.entry(
                    "dynamodb.json",
                    new Source(
                            "dynamodb-2012-08-10.json",
                            Set.of(
                                    "CreateTable",
                                    "DeleteTable",
                                    "DescribeTable",
                                    "ListTables",
                                    "UpdateTable",
                                    "PutItem",
                                    "GetItem",
                                    "UpdateItem",
                                    "DeleteItem",
                                    "Query",
                                    "Scan",
                                    "BatchGetItem",
                                    "BatchWriteItem",
                                    "TransactWriteItems",
                                    "TransactGetItems",
                                    "DescribeTimeToLive",
                                    "UpdateTimeToLive",
                                    "TagResource",
                                    "UntagResource",
                                    "ListTagsOfResource",
                                    "DescribeContinuousBackups",
                                    "UpdateContinuousBackups",
                                    "DescribeLimits"))),
            Map.entry("firehose.json", new Source("firehose-2015-08-04.json", Set.of())),
            Map.entry(
                    "logs.json",
                    new Source(
                            "logs-2014-03-28.json",
                            Set.of(
                                    "CreateLogGroup",
                                    "DeleteLogGroup",
                                    "CreateLogStream",
                                    "DeleteLogStream",
                                    "PutLogEvents",
                                    "GetLogEvents",
                                    "FilterLogEvents",
                                    "DescribeLogGroups",
                                    "DescribeLogStreams",
                                    "PutRetentionPolicy",
                                    "DeleteRetentionPolicy"))),
            Map.entry(
                    "lambda.json",
                    new Source(
                            "lambda-2015-03-31.json",
                            Set.of(
                                    "CreateFunction",
                                    "GetFunction",
                                    "GetFunctionConfiguration",
                                    "ListFunctions",
                                    "UpdateFunctionCode",
                                    "UpdateFunctionConfiguration",
                                    "DeleteFunction",
                                    "PublishVersion",
                                    "ListVersionsByFunction",
                                    "Invoke",
                                    "PutFunctionConcurrency",
                                    "GetFunctionConcurrency",
                                    "DeleteFunctionConcurrency",
                                    "GetAccountSettings",
                                    "TagResource",
                                    "UntagResource",
                                    "ListTags",
                                    "CreateEventSourceMapping",
                                    "GetEventSourceMapping",
                                    "ListEventSourceMappings",
                                    "UpdateEventSourceMapping",
                                    "DeleteEventSourceMapping"))),
            Map.entry(
                    "iam.json",
                    new Source(
                            "iam-2010-05-08.json",
                            Set.of(
                                    "AddUserToGroup",
                                    "AttachGroupPolicy",
                                    "AttachRolePolicy",
                                    "AttachUserPolicy",
                                    "CreateAccessKey",
                                    "CreateGroup",
                                    "CreatePolicy",
                                    "CreatePolicyVersion",
                                    "CreateRole",
                                    "CreateUser",
                                    "DeleteAccessKey",
                                    "DeleteGroup",
                                    "DeleteGroupPolicy",
                                    "DeletePolicy",
                                    "DeletePolicyVersion",
                                    "DeleteRole",
                                    "DeleteRolePermissionsBoundary",
                                    "DeleteRolePolicy",
                                    "DeleteUser",
                                    "DeleteUserPermissionsBoundary",
                                    "DeleteUserPolicy",
                                    "DetachGroupPolicy",
                                    "DetachRolePolicy",
                                    "DetachUserPolicy",
                                    "GetAccessKeyLastUsed",
                                    "GetAccountAuthorizationDetails",
                                    "GetAccountSummary",
                                    "GetContextKeysForCustomPolicy",
                                    "GetContextKeysForPrincipalPolicy",
                                    "GetGroup",
                                    "GetGroupPolicy",
                                    "GetPolicy",
                                    "GetPolicyVersion",
                                    "GetRole",
                                    "GetRolePolicy",
                                    "GetUser",
                                    "GetUserPolicy",
                                    "ListAccessKeys",
                                    "ListAccountAliases",
                                    "ListAttachedGroupPolicies",
                                    "ListAttachedRolePolicies",
                                    "ListAttachedUserPolicies",
                                    "ListEntitiesForPolicy",
                                    "ListGroupPolicies",
                                    "ListGroups",
                                    "ListGroupsForUser",
                                    "ListPolicies",
                                    "ListPolicyTags",
                                    "ListPolicyVersions",
                                    "ListRolePolicies",
                                    "ListRoleTags",
                                    "ListRoles",
                                    "ListUserPolicies",
                                    "ListUserTags",
                                    "ListUsers",
                                    "PutGroupPolicy",
                                    "PutRolePermissionsBoundary",
                                    "PutRolePolicy",
                                    "PutUserPermissionsBoundary",
                                    "PutUserPolicy",
                                    "RemoveUserFromGroup",
                                    "SetDefaultPolicyVersion",
                                    "SimulateCustomPolicy",
                                    "SimulatePrincipalPolicy",
                                    "TagPolicy",
                                    "TagRole",
                                    "TagUser",
                                    "UntagPolicy",
                                    "UntagRole",
                                    "UntagUser",
                                    "UpdateAccessKey",
                                    "UpdateAssumeRolePolicy",
                                    "UpdateGroup",
                                    "UpdateRole",
                                    "UpdateRoleDescription",
                                    "UpdateUser"))),
            Map.entry(
                    "sts.json",
                    new Source(
                            "sts-2011-06-15.json",
                            Set.of(
                                    "AssumeRole",
                                    "DecodeAuthorizationMessage",
                                    "GetAccessKeyInfo",
                                    "GetCallerIdentity",
                                    "GetSessionToken"))),
            Map.entry(
                    "cloudwatch.json",
                    new Source(
                            "cloudwatch-2010-08-01.json",
                            Set.of("GetMetricData", "GetMetricStatistics", "ListMetrics", "PutMetricData"))),
            Map.entry(
                    "glue.json",
                    new Source(
                            "glue-2017-03-31.json",
                            Set.of(
                                    "CreateDatabase",
                                    "GetDatabase",
                                    "GetDatabases",
                                    "UpdateDatabase",
                                    "DeleteDatabase",
                                    "CreateTable",
                                    "GetTable",
                                    "GetTables",
                                    "UpdateTable",
                                    "DeleteTable",
                                    "BatchDeleteTable",
                                    "CreateRegistry",
                                    "GetRegistry",
                                    "ListRegistries",
                                    "UpdateRegistry",
                                    "DeleteRegistry",
                                    "CreateSchema",
                                    "GetSchema",
                                    "ListSchemas",
                                    "UpdateSchema",
                                    "DeleteSchema",
                                    "RegisterSchemaVersion",
                                    "GetSchemaVersion",
                                    "GetSchemaByDefinition",
                                    "ListSchemaVersions",
                                    "CheckSchemaVersionValidity",
                                    "DeleteSchemaVersions",
                                    "PutSchemaVersionMetadata",
                                    "QuerySchemaVersionMetadata",
                                    "RemoveSchemaVersionMetadata"))),
            Map.entry(
                    "s3.json",
                    new Source(
                            "s3-2006-03-01.json",
                            Set.of(
                                    "AbortMultipartUpload",
                                    "CompleteMultipartUpload",
                                    "CopyObject",
                                    "CreateBucket",
                                    "CreateMultipartUpload",
                                    "DeleteBucket",
                                    "DeleteBucketTagging",
                                    "DeleteObject",
                                    "DeleteObjectTagging",
                                    "DeleteObjects",
                                    "GetBucketLocation",
                                    "GetBucketTagging",
                                    "GetBucketVersioning",
                                    "GetObject",
                                    "GetObjectAttributes",
                                    "GetObjectTagging",
                                    "HeadBucket",
                                    "HeadObject",
                                    "ListBuckets",
                                    "ListMultipartUploads",
                                    "ListObjects",
                                    "ListObjectsV2",
                                    "ListParts",
                                    "PutBucketTagging",
                                    "PutObject",
                                    "PutObjectTagging",
                                    "UploadPart",
                                    "UploadPartCopy"))));

    /** The order in which AWS was seen to report on members, where it is not the model's (kinesalite's recordings). */
    private static final Map<String, List<String>> RECORDED_MEMBERS = Map.of(
            "CreateStreamInput", List.of("ShardCount", "StreamName"),
            "GetRecordsInput", List.of("Limit", "ShardIterator"),
            "GetShardIteratorInput", List.of("ShardId", "ShardIteratorType", "StartingSequenceNumber", "StreamName"),
            "ListShardsInput",
                    List.of(
                            "ExclusiveStartShardId",
                            "MaxResults",
                            "NextToken",
                            "StreamCreationTimestamp",
                            "StreamName"),
            "MergeShardsInput", List.of("ShardToMerge", "AdjacentShardToMerge", "StreamName"),
            "PutRecordInput",
                    List.of("SequenceNumberForOrdering", "PartitionKey", "ExplicitHashKey", "Data", "StreamName"),
            "PutRecordsInput", List.of("Records", "StreamName"),
            "PutRecordsRequestEntry", List.of("PartitionKey", "Data", "ExplicitHashKey"),
            "SplitShardInput", List.of("NewStartingHashKey", "StreamName", "ShardToSplit"));

    private static final Map<String, List<String>> RECORDED_VALUES = Map.of(
            "ShardIteratorType",
            List.of("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"),
            "ReturnConsumedCapacity",
            List.of("INDEXES", "TOTAL", "NONE"),
            "ReturnValue",
            List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"),
            "Select",
            List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"),
            "ComparisonOperator",
            List.of(
                    "IN",
                    "NULL",
                    "BETWEEN",
                    "LT",
                    "NOT_CONTAINS",
                    "EQ",
                    "GT",
                    "NOT_NULL",
                    "NE",
                    "LE",
                    "BEGINS_WITH",
                    "GE",
                    "CONTAINS"),
            "KeyType",
            List.of("HASH", "RANGE"),
            "ScalarAttributeType",
            List.of("B", "N", "S"));

    /** A shape that its operations check themselves, whose absence they put in words of their own (dynalite's recordings). */
    private static final String TABLE_NAME = "TableArn";

    private record Source(String model, Set<String> operations) {}

    private ConstraintFiles() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, Source> file : SOURCES.entrySet()) {
            Files.writeString(Path.of(args[1], file.getKey()), trimmed(Path.of(args[0]), file.getValue()));
        }
    }

    private static String trimmed(Path models, Source source) throws IOException {
        JsonNode model = JSON.readTree(models.resolve(source.model()).toFile());
        Map<String, String> inputs = new TreeMap<>();
        Set<String> reachable = new TreeSet<>();
        model.get("operations").fields().forEachRemaining(operation -> {
            boolean wanted =
                    source.operations().isEmpty() || source.operations().contains(operation.getKey());
            if (wanted && operation.getValue().has("input")) {
                String input = operation.getValue().at("/input/shape").asText();
                inputs.put(operation.getKey(), input);
                reach(model.get("shapes"), input, reachable);
            }
        });
        Map<String, String> routes = new TreeMap<>();
        if (model.at("/metadata/protocol").asText().equals("rest-json")) {
            inputs.keySet().forEach(operation -> {
                JsonNode http = model.at("/operations/" + operation + "/http");
                routes.put(
                        operation,
                        http.get("method").asText() + " "
                                + http.get("requestUri").asText() + " "
                                + http.get("responseCode").asText());
            });
        }
        Map<String, String> errors = new TreeMap<>();
        model.get("shapes").fields().forEachRemaining(shape -> {
            String code = shape.getValue().at("/error/code").asText();
            if (!code.isEmpty() && !code.equals(shape.getKey())) {
                errors.put(shape.getKey(), code);
            }
        });
        List<String> shapes = new ArrayList<>();
        for (String name : reachable) {
            shapes.add(JSON.writeValueAsString(name) + ":"
                    + JSON.writeValueAsString(shape(name, model.get("shapes").get(name))));
        }
        return "{\"licence\":\"Cut out of the service model " + source.model()
                + " of the AWS SDKs, Copyright Amazon.com, Inc. or its affiliates, Apache License 2.0\",\n\"inputs\":"
                + JSON.writeValueAsString(inputs)
                + (routes.isEmpty() ? "" : ",\n\"routes\":" + JSON.writeValueAsString(routes))
                + ",\n\"errors\":" + JSON.writeValueAsString(errors)
                + ",\n\"shapes\":{\n" + String.join(",\n", shapes) + "\n}}\n";
    }

    private static void reach(JsonNode shapes, String name, Set<String> reachable) {
        if (reachable.add(name)) {
            JsonNode shape = shapes.get(name);
            shape.path("members")
                    .forEach(member -> reach(shapes, member.get("shape").asText(), reachable));
            for (String part : List.of("member", "key", "value")) {
                if (shape.has(part)) {
                    reach(shapes, shape.get(part).get("shape").asText(), reachable);
                }
            }
        }
    }

    private static ObjectNode shape(String name, JsonNode model) {
        ObjectNode shape = JSON.createObjectNode().put("type", model.get("type").asText());
        if (model.has("members")) {
            ObjectNode members = shape.putObject("members");
            List<String> names = new ArrayList<>(RECORDED_MEMBERS.getOrDefault(name, List.of()));
            model.get("members").fieldNames().forEachRemaining(member -> {
                if (!names.contains(member)) {
                    names.add(member);
                }
            });
            names.forEach(member -> members.put(
                    member, model.at("/members/" + member + "/shape").asText()));
        }
        if (model.has("required")) {
            ArrayNode required = shape.putArray("required");
            model.get("required").forEach(member -> {
                boolean ownWords = model.at("/members/" + member.asText() + "/shape")
                        .asText()
                        .equals(TABLE_NAME);
                if (!ownWords) {
                    required.add(member);
                }
            });
        }
        copy(model.path("member"), "shape", shape, "element");
        copy(model.path("value"), "shape", shape, "element");
        copy(model.path("key"), "shape", shape, "key");
        if (!name.equals(TABLE_NAME)) {
            copy(model, "min", shape, "min");
            copy(model, "max", shape, "max");
        }
        if (model.has("pattern")) {
            // The services print patterns without the outermost anchors and group; they match whole texts anyway.
            shape.put("pattern", model.get("pattern").asText().replaceFirst("^\\^\\((.*)\\)\\$$", "$1"));
        }
        // CloudTrail refuses other event categories with an error of its own, and the broker knows two more.
        if (model.has("enum") && !name.equals("EventCategory")) {
            ArrayNode values = shape.putArray("enum");
            List<String> names = new ArrayList<>(RECORDED_VALUES.getOrDefault(name, List.of()));
            model.get("enum").forEach(value -> {
                if (!names.contains(value.asText())) {
                    names.add(value.asText());
                }
            });
            names.forEach(values::add);
        }
        return shape;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }
}
