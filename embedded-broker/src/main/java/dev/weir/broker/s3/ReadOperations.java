package dev.weir.broker.s3;

import dev.weir.broker.call.ContentAnswer;
import dev.weir.broker.call.Operation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.Checksum;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;

/** Reading objects. */
final class ReadOperations {

    private static final Logger LOG = LoggerFactory.getLogger(ReadOperations.class);

    private final Objects objects;

    ReadOperations(Objects objects) {
        this.objects = objects;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<GetObjectRequest, SdkPojo>(
                        "GetObject", true, true, GetObjectRequest::builder, (r, _) -> get(r)),
                new Operation<>("HeadObject", true, true, HeadObjectRequest::builder, (r, _) -> head(r)),
                new Operation<>(
                        "GetObjectAttributes",
                        true,
                        true,
                        GetObjectAttributesRequest::builder,
                        (r, _) -> attributes(r)));
    }

    private SdkPojo get(GetObjectRequest request) {
        RequestChecks.version(request.versionId());
        ObjectContent content = objects.open(request.bucket(), request.key());
        try {
            StoredObject object = content.object();
            new ReadConditions(
                            request.ifMatch(),
                            request.ifNoneMatch(),
                            request.ifModifiedSince(),
                            request.ifUnmodifiedSince())
                    .check(object);
            ByteRange range = range(object, request.range(), request.partNumber());
            GetObjectResponse.Builder answer = GetObjectResponse.builder();
            ObjectAnswers.tellHeaders(answer, object, instead(request));
            if (answer.build().contentType() == null) {
                answer.contentType(ObjectHeaders.DEFAULT_TYPE);
            }
            answer.acceptRanges("bytes")
                    .lastModified(object.modifiedAt())
                    .eTag(ETags.quoted(object.etag()))
                    .metadata(object.headers().metadata())
                    .contentRange(range == null ? null : range.told(object.size()))
                    .tagCount(tagCount(object))
                    .partsCount(partsCount(object, request.partNumber()));
            if (range == null && request.checksumMode() == ChecksumMode.ENABLED) {
                ObjectAnswers.tell(answer, object.details().checksum());
            }
            ByteRange told = range == null ? new ByteRange(0, object.size() - 1) : range;
            return new ContentAnswer(answer.build(), new FileBody(content, told));
        } catch (RuntimeException e) {
            close(content);
            throw e;
        }
    }

    private static void close(ObjectContent content) {
        try {
            content.close();
        } catch (IOException e) {
            LOG.debug("A file that was only read did not close", e);
        }
    }

    private static @Nullable ByteRange range(StoredObject object, @Nullable String header, @Nullable Integer part) {
        if (part == null) {
            return ByteRange.of(header, object.size());
        }
        if (header != null) {
            throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
        }
        return ByteRange.ofPart(object, part);
    }

    /** What a presigned address may ask to be told in place of the object's own headers. */
    private static Map<String, String> instead(GetObjectRequest request) {
        Map<String, String> instead = new HashMap<>();
        put(instead, "cache-control", request.responseCacheControl());
        put(instead, "content-disposition", request.responseContentDisposition());
        put(instead, "content-encoding", request.responseContentEncoding());
        put(instead, "content-language", request.responseContentLanguage());
        put(instead, "content-type", request.responseContentType());
        put(instead, "expires", Times.header(request.responseExpires()));
        return instead;
    }

    private HeadObjectResponse head(HeadObjectRequest request) {
        RequestChecks.version(request.versionId());
        StoredObject object = objects.get(request.bucket(), request.key());
        new ReadConditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .check(object);
        ByteRange range = range(object, request.range(), request.partNumber());
        HeadObjectResponse.Builder answer = HeadObjectResponse.builder();
        ObjectAnswers.tellHeaders(answer, object, Map.of());
        answer.acceptRanges("bytes")
                .lastModified(object.modifiedAt())
                .contentLength(range == null ? object.size() : range.length())
                .contentRange(range == null ? null : range.told(object.size()))
                .eTag(ETags.quoted(object.etag()))
                .contentType(object.headers().contentType())
                .metadata(object.headers().metadata())
                .tagCount(tagCount(object))
                .partsCount(partsCount(object, request.partNumber()));
        if (range == null && request.checksumMode() == ChecksumMode.ENABLED) {
            ObjectAnswers.tell(answer, object.details().checksum());
        }
        return answer.build();
    }

    private static @Nullable Integer tagCount(StoredObject object) {
        int count = object.details().tags().size();
        return count == 0 ? null : count;
    }

    private static @Nullable Integer partsCount(StoredObject object, @Nullable Integer part) {
        int count = object.details().partSizes().size();
        return part == null || count == 0 ? null : count;
    }

    private GetObjectAttributesResponse attributes(GetObjectAttributesRequest request) {
        RequestChecks.version(request.versionId());
        StoredObject object = objects.get(request.bucket(), request.key());
        List<ObjectAttributes> wanted = request.objectAttributes();
        if (wanted.isEmpty()) {
            throw S3Errors.invalidRequest("The x-amz-object-attributes header specifying the attributes to be"
                    + " retrieved is either missing or empty");
        }
        GetObjectAttributesResponse.Builder answer =
                GetObjectAttributesResponse.builder().lastModified(object.modifiedAt());
        ObjectChecksum checksum = object.details().checksum();
        int parts = object.details().partSizes().size();
        if (wanted.contains(ObjectAttributes.E_TAG)) {
            answer.eTag(object.etag());
        }
        if (wanted.contains(ObjectAttributes.OBJECT_SIZE)) {
            answer.objectSize(object.size());
        }
        if (wanted.contains(ObjectAttributes.STORAGE_CLASS)) {
            answer.storageClass(ObjectAnswers.storageClass(object));
        }
        if (wanted.contains(ObjectAttributes.CHECKSUM) && checksum != null) {
            answer.checksum(ObjectAnswers.tell(Checksum.builder(), checksum).build());
        }
        if (wanted.contains(ObjectAttributes.OBJECT_PARTS) && parts > 0) {
            answer.objectParts(
                    GetObjectAttributesParts.builder().totalPartsCount(parts).build());
        }
        return answer.build();
    }

    private static void put(Map<String, String> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
