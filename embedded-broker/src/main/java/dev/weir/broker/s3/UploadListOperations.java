package dev.weir.broker.s3;

import dev.weir.broker.call.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** Listing uploads under way, and their parts. */
final class UploadListOperations {

    private final Uploads uploads;

    UploadListOperations(Uploads uploads) {
        this.uploads = uploads;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "ListMultipartUploads", true, false, ListMultipartUploadsRequest::builder, (r, _) -> list(r)),
                new Operation<>("ListParts", true, true, ListPartsRequest::builder, (r, _) -> parts(r)));
    }

    private ListMultipartUploadsResponse list(ListMultipartUploadsRequest request) {
        String prefix = orEmpty(request.prefix());
        String afterKey = orEmpty(request.keyMarker());
        // Without an upload's id every upload of the marker's key comes before what is listed.
        String afterId = request.uploadIdMarker() == null ? "\uFFFF" : request.uploadIdMarker();
        int limit = Listing.Query.limit(request.maxUploads(), "max-uploads");
        Listing.Query query = new Listing.Query(request.bucket(), prefix, request.delimiter(), "", limit);
        Set<String> prefixes = new LinkedHashSet<>();
        List<Upload> shown = new ArrayList<>();
        Upload last = null;
        boolean truncated = false;
        for (Upload upload :
                uploads.list(request.bucket(), prefix, afterKey, afterKey.isEmpty() ? "" : afterId, limit + 1)) {
            if (shown.size() + prefixes.size() == limit) {
                truncated = true;
                break;
            }
            String common = query.commonPrefix(upload.key());
            if (common == null) {
                shown.add(upload);
            } else {
                prefixes.add(common);
            }
            last = upload;
        }
        Function<@Nullable String, @Nullable String> encoding = Listing.encoding(request.encodingTypeAsString());
        return ListMultipartUploadsResponse.builder()
                .bucket(request.bucket())
                .prefix(encoding.apply(prefix))
                .delimiter(encoding.apply(request.delimiter()))
                .keyMarker(encoding.apply(afterKey))
                .uploadIdMarker(orEmpty(request.uploadIdMarker()))
                .maxUploads(limit)
                .encodingType(request.encodingTypeAsString())
                .isTruncated(truncated)
                .nextKeyMarker(truncated && last != null ? encoding.apply(last.key()) : null)
                .nextUploadIdMarker(truncated && last != null ? last.uploadId() : null)
                .uploads(shown.stream().map(upload -> told(upload, encoding)).toList())
                .commonPrefixes(prefixes.stream()
                        .map(each -> CommonPrefix.builder()
                                .prefix(encoding.apply(each))
                                .build())
                        .toList())
                .build();
    }

    private static MultipartUpload told(Upload upload, Function<@Nullable String, @Nullable String> encoding) {
        Checksums algorithm = upload.algorithm();
        return MultipartUpload.builder()
                .key(encoding.apply(upload.key()))
                .uploadId(upload.uploadId())
                .initiated(upload.initiatedAt())
                .initiator(Owners.INITIATOR)
                .owner(Owners.ACCOUNT)
                .storageClass(storageClass(upload))
                .checksumAlgorithm(algorithm == null ? null : algorithm.name())
                .build();
    }

    private static String storageClass(Upload upload) {
        return upload.details().headers().standard().getOrDefault("x-amz-storage-class", "STANDARD");
    }

    private ListPartsResponse parts(ListPartsRequest request) {
        Upload upload = uploads.get(request.bucket(), request.key(), request.uploadId());
        int limit = Listing.Query.limit(request.maxParts(), "max-parts");
        int after = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        List<Upload.Part> found = uploads.parts(upload, after, limit + 1);
        List<Upload.Part> page = found.subList(0, Math.min(limit, found.size()));
        boolean truncated = found.size() > limit && limit > 0;
        Checksums algorithm = upload.algorithm();
        return ListPartsResponse.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .uploadId(upload.uploadId())
                .initiator(Owners.INITIATOR)
                .owner(Owners.ACCOUNT)
                .storageClass(storageClass(upload))
                .checksumAlgorithm(algorithm == null ? null : algorithm.name())
                .partNumberMarker(after)
                .maxParts(limit)
                .isTruncated(truncated)
                .nextPartNumberMarker(truncated ? page.getLast().number() : null)
                .parts(page.stream()
                        .map(part -> ObjectAnswers.tell(Part.builder(), part.checksum())
                                .partNumber(part.number())
                                .eTag(ETags.quoted(part.etag()))
                                .size(part.size())
                                .lastModified(part.modifiedAt())
                                .build())
                        .toList())
                .build();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
