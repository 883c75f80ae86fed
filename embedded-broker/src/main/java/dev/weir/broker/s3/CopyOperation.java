package dev.weir.broker.s3;

import dev.weir.broker.call.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Copying an object onto another, or onto itself with other headers. */
final class CopyOperation {

    private final Buckets buckets;
    private final Objects objects;
    private final ObjectFiles files;

    CopyOperation(Buckets buckets, Objects objects, ObjectFiles files) {
        this.buckets = buckets;
        this.objects = objects;
        this.files = files;
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>("CopyObject", false, true, CopyObjectRequest::builder, (r, _) -> copy(r)));
    }

    private CopyObjectResponse copy(CopyObjectRequest request) {
        buckets.get(request.destinationBucket());
        S3Errors.checkKey(request.destinationKey());
        CopySource from = CopySource.of(request);
        Path file = objects.newFile();
        try (ObjectContent content = objects.open(from.bucket(), from.key())) {
            StoredObject source = content.object();
            new ReadConditions(
                            request.copySourceIfMatch(),
                            request.copySourceIfNoneMatch(),
                            request.copySourceIfModifiedSince(),
                            request.copySourceIfUnmodifiedSince())
                    .checkSource(source);
            ObjectDetails details = details(request, source);
            boolean ontoItself = from.bucket().equals(request.destinationBucket())
                    && from.key().equals(request.destinationKey());
            if (ontoItself
                    && details.headers().equals(source.headers())
                    && request.metadataDirective() != MetadataDirective.REPLACE) {
                throw S3Errors.invalidRequest("This copy request is illegal because it is trying to copy an object to"
                        + " itself without changing the object's metadata, storage class, website redirect location or"
                        + " encryption attributes.");
            }
            StoredObject copied = objects.put(
                    request.destinationBucket(),
                    request.destinationKey(),
                    file,
                    copied(file, content, request.checksumAlgorithmAsString()),
                    details,
                    Condition.of(request.ifMatch(), request.ifNoneMatch()),
                    null);
            return CopyObjectResponse.builder()
                    .copyObjectResult(ObjectAnswers.tell(
                                    CopyObjectResult.builder(), copied.details().checksum())
                            .eTag(ETags.quoted(copied.etag()))
                            .lastModified(copied.modifiedAt())
                            .build())
                    .build();
        } catch (IOException e) {
            files.discard(file);
            throw ObjectFiles.failed(file, e);
        } catch (RuntimeException e) {
            files.discard(file);
            throw e;
        }
    }

    /** What of the source's tells as much of the copy is not computed again. */
    private static Digest copied(Path file, ObjectContent content, @Nullable String wanted) {
        StoredObject source = content.object();
        ObjectChecksum before = source.details().checksum();
        boolean inParts = !source.details().partSizes().isEmpty();
        Checksums algorithm = null;
        if (wanted != null) {
            algorithm = Checksums.named(wanted);
        } else if (before != null) {
            algorithm = Checksums.named(before.algorithm());
        }
        boolean same = before != null
                && !before.composite()
                && algorithm != null
                && algorithm.name().equals(before.algorithm());
        try (FileCopy copy = new FileCopy(file, inParts, same ? null : algorithm)) {
            copy.add(content.channel(), new ByteRange(0, source.size() - 1));
            Digest digest = copy.digest(source.etag());
            return same ? new Digest(digest.size(), digest.etag(), before) : digest;
        }
    }

    private static ObjectDetails details(CopyObjectRequest request, StoredObject source) {
        ObjectHeaders asked = RequestedHeaders.of(request, Times.header(request.expires()), request.metadata());
        ObjectHeaders headers =
                request.metadataDirective() == MetadataDirective.REPLACE ? asked : kept(asked, source.headers());
        Map<String, String> tags = request.taggingDirective() == TaggingDirective.REPLACE
                ? TagRules.ofHeader(request.tagging())
                : source.details().tags();
        return ObjectDetails.of(headers).withTags(tags);
    }

    /** The storage class and the redirect are the copy's own in any case. */
    private static ObjectHeaders kept(ObjectHeaders asked, ObjectHeaders source) {
        Map<String, String> standard = new TreeMap<>(source.standard());
        standard.keySet().removeIf(name -> name.startsWith("x-amz-"));
        asked.standard().forEach((name, value) -> {
            if (name.startsWith("x-amz-")) {
                standard.put(name, value);
            }
        });
        return new ObjectHeaders(standard, source.metadata());
    }
}
