package dev.weir.broker.wire;

import java.util.Map;
import java.util.Set;

/** What S3's model says of an answer besides its members. */
final class RestStatus {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PARTIAL_CONTENT = 206;

    private static final Set<String> WITHOUT_CONTENT = Set.of(
            "AbortMultipartUpload",
            "DeleteBucket",
            "DeleteBucketTagging",
            "DeleteObject",
            "DeleteObjectTagging",
            "PutBucketTagging");

    private static final Map<String, String> ROOTS = Map.of(
            "CompleteMultipartUpload", "CompleteMultipartUploadResult",
            "CreateMultipartUpload", "InitiateMultipartUploadResult",
            "DeleteObjects", "DeleteResult",
            "GetBucketTagging", "Tagging",
            "GetBucketVersioning", "VersioningConfiguration",
            "GetObjectAttributes", "GetObjectAttributesResponse",
            "GetObjectTagging", "Tagging",
            "ListBuckets", "ListAllMyBucketsResult",
            "ListObjects", "ListBucketResult",
            "ListObjectsV2", "ListBucketResult");

    private RestStatus() {}

    static int of(String operation, Map<String, String> headers) {
        if (WITHOUT_CONTENT.contains(operation)) {
            return NO_CONTENT;
        }
        return headers.containsKey("Content-Range") ? PARTIAL_CONTENT : OK;
    }

    /** The name of an answer's outermost element. */
    static String rootOf(String operation) {
        return ROOTS.getOrDefault(operation, operation + "Result");
    }
}
