package dev.weir.broker.s3;

import dev.weir.broker.call.Operation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Both ways to list a bucket's objects. */
final class ListOperations {

    private final Objects objects;

    ListOperations(Objects objects) {
        this.objects = objects;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("ListObjects", true, true, ListObjectsRequest::builder, (r, _) -> list(r)),
                new Operation<>("ListObjectsV2", true, true, ListObjectsV2Request::builder, (r, _) -> list(r)));
    }

    private ListObjectsResponse list(ListObjectsRequest request) {
        String prefix = orEmpty(request.prefix());
        int limit = Listing.Query.limit(request.maxKeys(), "max-keys");
        Listing page = Listing.of(
                objects,
                new Listing.Query(request.bucket(), prefix, request.delimiter(), orEmpty(request.marker()), limit));
        Function<@Nullable String, @Nullable String> encoding = Listing.encoding(request.encodingTypeAsString());
        return ListObjectsResponse.builder()
                .name(request.bucket())
                .prefix(encoding.apply(prefix))
                .marker(encoding.apply(orEmpty(request.marker())))
                .delimiter(encoding.apply(request.delimiter()))
                .maxKeys(limit)
                .encodingType(request.encodingTypeAsString())
                .isTruncated(page.last() != null && limit > 0)
                // S3 tells it only where a client could not know, which is where there is a delimiter.
                .nextMarker(request.delimiter() == null || limit == 0 ? null : encoding.apply(page.last()))
                .contents(contents(page, encoding, true))
                .commonPrefixes(prefixes(page, encoding))
                .build();
    }

    private ListObjectsV2Response list(ListObjectsV2Request request) {
        String prefix = orEmpty(request.prefix());
        int limit = Listing.Query.limit(request.maxKeys(), "max-keys");
        String token = request.continuationToken();
        String after = token == null ? orEmpty(request.startAfter()) : Tokens.read(token);
        Listing page =
                Listing.of(objects, new Listing.Query(request.bucket(), prefix, request.delimiter(), after, limit));
        Function<@Nullable String, @Nullable String> encoding = Listing.encoding(request.encodingTypeAsString());
        String last = limit == 0 ? null : page.last();
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(encoding.apply(prefix))
                .startAfter(encoding.apply(request.startAfter()))
                .delimiter(encoding.apply(request.delimiter()))
                .maxKeys(limit)
                .encodingType(request.encodingTypeAsString())
                .keyCount(page.objects().size() + page.prefixes().size())
                .isTruncated(last != null)
                .continuationToken(token)
                .nextContinuationToken(last == null ? null : Tokens.write(last))
                .contents(contents(page, encoding, Boolean.TRUE.equals(request.fetchOwner())))
                .commonPrefixes(prefixes(page, encoding))
                .build();
    }

    private static List<S3Object> contents(
            Listing page, Function<@Nullable String, @Nullable String> encoding, boolean owner) {
        return page.objects().stream()
                .map(object -> {
                    ObjectChecksum checksum = object.details().checksum();
                    S3Object.Builder shown = S3Object.builder()
                            .key(encoding.apply(object.key()))
                            .lastModified(object.modifiedAt())
                            .eTag(ETags.quoted(object.etag()))
                            .size(object.size())
                            .storageClass(ObjectAnswers.storageClass(object))
                            .owner(owner ? Owners.ACCOUNT : null);
                    if (checksum != null) {
                        shown.checksumAlgorithmWithStrings(checksum.algorithm())
                                .checksumType(ObjectAnswers.type(checksum));
                    }
                    return shown.build();
                })
                .toList();
    }

    private static List<CommonPrefix> prefixes(Listing page, Function<@Nullable String, @Nullable String> encoding) {
        return page.prefixes().stream()
                .map(prefix ->
                        CommonPrefix.builder().prefix(encoding.apply(prefix)).build())
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
