package dev.weir.broker.wire;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.http.HttpRequest;
import java.util.Map;
import java.util.Set;

/** Tells by method and address which of S3's operations a request wants. */
final class S3Routes {

    /** What is asked of buckets and objects besides those themselves; an operation of its own each, with every method. */
    private static final Set<String> UNSERVED = Set.of(
            "abac",
            "accelerate",
            "acl",
            "analytics",
            "annotation",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metadataConfiguration",
            "metadataTable",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "renameObject",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "session",
            "torrent",
            "versions",
            "website");

    private static final Map<String, String> OF_BUCKETS = Map.of(
            "GET location", "GetBucketLocation",
            "GET versioning", "GetBucketVersioning",
            "GET uploads", "ListMultipartUploads",
            "GET tagging", "GetBucketTagging",
            "PUT tagging", "PutBucketTagging",
            "DELETE tagging", "DeleteBucketTagging",
            "POST delete", "DeleteObjects");

    private static final Map<String, String> OF_OBJECTS = Map.of(
            "GET tagging", "GetObjectTagging",
            "PUT tagging", "PutObjectTagging",
            "DELETE tagging", "DeleteObjectTagging",
            "GET attributes", "GetObjectAttributes",
            "GET uploadId", "ListParts",
            "POST uploads", "CreateMultipartUpload",
            "POST uploadId", "CompleteMultipartUpload",
            "DELETE uploadId", "AbortMultipartUpload");

    private S3Routes() {}

    static WireCall route(HttpRequest http) {
        try {
            S3Address address = S3Address.of(http);
            RestXmlProtocol protocol = new RestXmlProtocol(http, address);
            return new WireCall(http, protocol, ServiceId.S3, operation(http, address));
        } catch (AwsException e) {
            return new WireCall(http, new RestXmlProtocol(http, e), null, "");
        }
    }

    private static String operation(HttpRequest http, S3Address address) {
        for (String parameter : UNSERVED) {
            if (address.asks(parameter)) {
                return http.method() + "?" + parameter;
            }
        }
        if (address.bucket() == null) {
            return http.method().equals("GET") ? "ListBuckets" : "";
        }
        Map<String, String> named = address.key() == null ? OF_BUCKETS : OF_OBJECTS;
        for (String parameter : address.query().keySet()) {
            String operation = named.get(http.method() + " " + parameter);
            if (operation != null) {
                return operation;
            }
        }
        return address.key() == null ? ofBucket(http, address) : ofObject(http, address);
    }

    private static String ofBucket(HttpRequest http, S3Address address) {
        return switch (http.method()) {
            case "GET" -> "2".equals(address.query().get("list-type")) ? "ListObjectsV2" : "ListObjects";
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            default -> "";
        };
    }

    private static String ofObject(HttpRequest http, S3Address address) {
        boolean copies = http.header("x-amz-copy-source") != null;
        return switch (http.method()) {
            case "GET" -> "GetObject";
            case "HEAD" -> "HeadObject";
            case "PUT" -> {
                if (address.asks("uploadId")) {
                    yield copies ? "UploadPartCopy" : "UploadPart";
                }
                yield copies ? "CopyObject" : "PutObject";
            }
            case "DELETE" -> "DeleteObject";
            default -> "";
        };
    }
}
