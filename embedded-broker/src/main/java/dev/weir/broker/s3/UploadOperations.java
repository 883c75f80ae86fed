package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Uploading an object in parts. */
final class UploadOperations {

    private static final int LAST_NUMBER = 10_000;

    private final Buckets buckets;
    private final Objects objects;
    private final Uploads uploads;
    private final ObjectFiles files;

    UploadOperations(Buckets buckets, Objects objects, Uploads uploads, ObjectFiles files) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
        this.files = files;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        "CreateMultipartUpload",
                        false,
                        true,
                        CreateMultipartUploadRequest::builder,
                        (r, _) -> create(r)),
                new Operation<>("UploadPart", false, true, UploadPartRequest::builder, this::put),
                new Operation<>("UploadPartCopy", false, true, UploadPartCopyRequest::builder, (r, _) -> copy(r)),
                new Operation<>(
                        "CompleteMultipartUpload",
                        false,
                        true,
                        CompleteMultipartUploadRequest::builder,
                        (r, _) -> complete(r)),
                new Operation<>(
                        "AbortMultipartUpload", false, true, AbortMultipartUploadRequest::builder, (r, _) -> abort(r)));
    }

    private CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        buckets.get(request.bucket());
        String wanted = request.checksumAlgorithmAsString();
        Checksums algorithm = wanted == null ? null : Checksums.named(wanted);
        boolean composite = composite(algorithm, request.checksumType());
        ObjectDetails details = ObjectDetails.of(
                        RequestedHeaders.of(request, Times.header(request.expires()), request.metadata()))
                .withTags(TagRules.ofHeader(request.tagging()));
        Upload upload = uploads.begin(request.bucket(), request.key(), details, algorithm, composite);
        return CreateMultipartUploadResponse.builder()
                .bucket(upload.bucket())
                .key(upload.key())
                .uploadId(upload.uploadId())
                .checksumAlgorithm(wanted)
                .checksumType(algorithm == null ? null : composite ? "COMPOSITE" : "FULL_OBJECT")
                .build();
    }

    /** From the user guide: each algorithm has its own default, and not every one has both. */
    private static boolean composite(@Nullable Checksums algorithm, @Nullable ChecksumType type) {
        if (algorithm == null) {
            return false;
        }
        boolean composite = type == null ? algorithm != Checksums.CRC64NVME : type == ChecksumType.COMPOSITE;
        if ((composite && algorithm == Checksums.CRC64NVME) || (!composite && !algorithm.isOfWhole())) {
            throw S3Errors.invalidRequest(
                    "The " + type + " checksum type cannot be used with the " + algorithm + " checksum algorithm.");
        }
        return composite;
    }

    private UploadPartResponse put(UploadPartRequest request, Call call) {
        Upload upload = uploads.get(request.bucket(), request.key(), request.uploadId());
        checkNumber(request.partNumber());
        Intake intake = WriteOperations.intake(call, request.contentMD5(), request.checksumAlgorithmAsString());
        Checksums used = intake.algorithm();
        if (upload.algorithm() != null && used != null && used != upload.algorithm()) {
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                    + upload.algorithm().name().toLowerCase(Locale.ROOT) + ", actual checksum Type: "
                    + used.name().toLowerCase(Locale.ROOT));
        }
        Path file = objects.newFile();
        try {
            Digest digest = intake.orElse(upload.algorithm()).into(file);
            Upload.Part part = uploads.put(upload, request.partNumber(), file, digest);
            return ObjectAnswers.tell(UploadPartResponse.builder(), part.checksum())
                    .eTag(ETags.quoted(part.etag()))
                    .build();
        } catch (RuntimeException e) {
            files.discard(file);
            throw e;
        }
    }

    private static void checkNumber(int number) {
        if (number < 1 || number > LAST_NUMBER) {
            throw S3Errors.invalidArgument(
                    "partNumber",
                    Integer.toString(number),
                    "Part number must be an integer between 1 and 10000, inclusive");
        }
    }

    private UploadPartCopyResponse copy(UploadPartCopyRequest request) {
        Upload upload = uploads.get(request.destinationBucket(), request.destinationKey(), request.uploadId());
        checkNumber(request.partNumber());
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
            ByteRange range = ByteRange.of(request.copySourceRange(), source.size());
            Upload.Part part = uploads.put(
                    upload,
                    request.partNumber(),
                    file,
                    copied(
                            file,
                            content,
                            range == null ? new ByteRange(0, source.size() - 1) : range,
                            upload.algorithm()));
            return UploadPartCopyResponse.builder()
                    .copyPartResult(ObjectAnswers.tell(CopyPartResult.builder(), part.checksum())
                            .eTag(ETags.quoted(part.etag()))
                            .lastModified(part.modifiedAt())
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

    private static Digest copied(Path file, ObjectContent content, ByteRange range, @Nullable Checksums algorithm) {
        try (FileCopy copy = new FileCopy(file, true, algorithm)) {
            copy.add(content.channel(), range);
            return copy.digest("");
        }
    }

    private CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        Upload upload = uploads.get(request.bucket(), request.key(), request.uploadId());
        Condition condition = Condition.of(request.ifMatch(), request.ifNoneMatch());
        if (request.multipartUpload() == null) {
            throw S3Errors.invalidRequest("You must specify at least one part");
        }
        Completion completion = new Completion(uploads, upload);
        StoredObject put = uploads.end(upload, present -> {
            List<Upload.Part> parts =
                    completion.chosen(request.multipartUpload().parts(), present);
            Path file = objects.newFile();
            try {
                Digest digest = completion.join(parts, file);
                checkSize(request, digest);
                checkChecksum(request, digest.checksum());
                return objects.put(
                        upload.bucket(),
                        upload.key(),
                        file,
                        digest,
                        upload.details()
                                .withParts(parts.stream().map(Upload.Part::size).toList()),
                        condition,
                        connection -> UploadTable.delete(connection, upload));
            } catch (RuntimeException e) {
                files.discard(file);
                throw e;
            }
        });
        return ObjectAnswers.tell(
                        CompleteMultipartUploadResponse.builder(), put.details().checksum())
                .bucket(put.bucket())
                .key(put.key())
                .location("/" + put.bucket() + "/" + UrlText.encode(put.key()))
                .eTag(ETags.quoted(put.etag()))
                .build();
    }

    private static void checkSize(CompleteMultipartUploadRequest request, Digest digest) {
        Long size = request.mpuObjectSize();
        if (size != null && size != digest.size()) {
            throw S3Errors.invalidRequest(
                    "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }
    }

    private static void checkChecksum(CompleteMultipartUploadRequest request, @Nullable ObjectChecksum found) {
        if (found == null) {
            return;
        }
        for (SdkField<?> field : request.sdkFields()) {
            boolean told = field.memberName().equals("Checksum" + found.algorithm());
            if (told && field.getValueOrDefault(request) instanceof String value && !same(value, found.value())) {
                throw AwsException.of(
                        "BadDigest",
                        "The " + found.algorithm() + " you specified did not match the calculated checksum.");
            }
        }
    }

    /** A composite one may be told with the number of parts or without. */
    private static boolean same(String told, String found) {
        return found.equals(told) || found.replaceFirst("-\\d+$", "").equals(told);
    }

    private AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
        uploads.abort(uploads.get(request.bucket(), request.key(), request.uploadId()));
        return AbortMultipartUploadResponse.builder().build();
    }
}
