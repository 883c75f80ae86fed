package dev.weir.broker.s3;

import dev.weir.broker.access.Authorizer;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Content;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.Partition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Putting and deleting objects. */
final class WriteOperations {

    private static final int KEYS_AT_MOST = 1_000;

    private final Buckets buckets;
    private final Objects objects;
    private final ObjectFiles files;
    private final Supplier<Authorizer> authorizer;

    /** @param authorizer asked for each key that is deleted with others */
    WriteOperations(Buckets buckets, Objects objects, ObjectFiles files, Supplier<Authorizer> authorizer) {
        this.authorizer = authorizer;
        this.buckets = buckets;
        this.objects = objects;
        this.files = files;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutObject", false, true, PutObjectRequest::builder, this::put),
                new Operation<>("DeleteObject", false, true, DeleteObjectRequest::builder, (r, _) -> delete(r)),
                new Operation<>("DeleteObjects", false, true, DeleteObjectsRequest::builder, this::deleteMany));
    }

    private PutObjectResponse put(PutObjectRequest request, Call call) {
        // Everything that can be refused is, before the client has sent its gigabytes.
        buckets.get(request.bucket());
        S3Errors.checkKey(request.key());
        Condition condition = Condition.of(request.ifMatch(), request.ifNoneMatch());
        ObjectDetails details = ObjectDetails.of(
                        RequestedHeaders.of(request, Times.header(request.expires()), request.metadata()))
                .withTags(TagRules.ofHeader(request.tagging()));
        Intake intake = intake(call, request.contentMD5(), request.checksumAlgorithmAsString());
        Path file = objects.newFile();
        try {
            StoredObject put =
                    objects.put(request.bucket(), request.key(), file, intake.into(file), details, condition, null);
            return ObjectAnswers.tell(PutObjectResponse.builder(), put.details().checksum())
                    .eTag(ETags.quoted(put.etag()))
                    .build();
        } catch (RuntimeException e) {
            files.discard(file);
            throw e;
        }
    }

    /** @param wanted the algorithm whose checksum the client means to tell, or null */
    static Intake intake(Call call, @Nullable String contentMd5, @Nullable String wanted) {
        Content content = call.content();
        if (content == null) {
            throw S3Errors.missingLength();
        }
        if (wanted != null && content.checksums().isEmpty() && content.announced() == null) {
            throw S3Errors.invalidRequest("x-amz-sdk-checksum-algorithm specified, but no corresponding"
                    + " x-amz-checksum-* or x-amz-trailer headers were found.");
        }
        return Intake.of(content, contentMd5);
    }

    private DeleteObjectResponse delete(DeleteObjectRequest request) {
        RequestChecks.version(request.versionId());
        S3Errors.checkKey(request.key());
        objects.delete(request.bucket(), request.key(), Condition.of(request.ifMatch(), null));
        return DeleteObjectResponse.builder().build();
    }

    private void checkDeletes(DeleteObjectsRequest request, String key, Call call) {
        String arn = "arn:" + Partition.of(call.region()) + ":s3:::" + request.bucket() + "/" + key;
        authorizer.get().checkItem(call, request, "s3:DeleteObject", arn);
    }

    private DeleteObjectsResponse deleteMany(DeleteObjectsRequest request, Call call) {
        buckets.get(request.bucket());
        List<ObjectIdentifier> wanted = request.delete().objects();
        if (wanted.isEmpty()
                || wanted.size() > KEYS_AT_MOST
                || wanted.stream().anyMatch(each -> each == null || each.key() == null)) {
            throw AwsException.of(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        List<String> deleted = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (ObjectIdentifier each : wanted) {
            try {
                RequestChecks.version(each.versionId());
                S3Errors.checkKey(each.key());
                checkDeletes(request, each.key(), call);
                if (each.eTag() == null) {
                    together.add(each.key());
                } else {
                    objects.delete(request.bucket(), each.key(), new Condition(each.eTag(), null));
                }
                deleted.add(each.key());
            } catch (AwsException e) {
                errors.add(S3Error.builder()
                        .key(each.key())
                        .versionId(each.versionId())
                        .code(e.code().replace("AccessDeniedException", "AccessDenied"))
                        .message(e.getMessage())
                        .build());
            }
        }
        objects.deleteAll(request.bucket(), together);
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(
                        quiet
                                ? List.of()
                                : deleted.stream()
                                        .map(key ->
                                                DeletedObject.builder().key(key).build())
                                        .toList())
                .errors(errors)
                .build();
    }
}
