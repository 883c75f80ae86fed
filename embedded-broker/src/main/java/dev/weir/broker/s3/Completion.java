package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The parts of an upload as its client lists them at the end, and the one object that they become. */
final class Completion {

    private static final long PART_AT_LEAST = 5L << 20;

    private final Uploads uploads;
    private final Upload upload;

    Completion(Uploads uploads, Upload upload) {
        this.uploads = uploads;
        this.upload = upload;
    }

    /**
     * Finds the parts that the client lists.
     *
     * @throws AwsException InvalidPartOrder, InvalidPart or EntityTooSmall
     */
    List<Upload.Part> chosen(List<CompletedPart> listed, List<Upload.Part> present) {
        Map<Integer, Upload.Part> byNumber = new HashMap<>();
        present.forEach(part -> byNumber.put(part.number(), part));
        List<Upload.Part> chosen = new ArrayList<>();
        int before = 0;
        for (CompletedPart part : listed) {
            if (part == null || part.partNumber() == null || part.eTag() == null) {
                throw malformed();
            }
            if (part.partNumber() <= before) {
                throw AwsException.of(
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. The parts list must be specified in"
                                        + " order by part number.")
                        .with("UploadId", upload.uploadId());
            }
            before = part.partNumber();
            chosen.add(one(part, byNumber.get(before)));
        }
        if (chosen.isEmpty()) {
            throw malformed();
        }
        for (Upload.Part part : chosen.subList(0, chosen.size() - 1)) {
            if (part.size() < PART_AT_LEAST) {
                throw AwsException.of("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                        .with("ProposedSize", part.size())
                        .with("MinSizeAllowed", PART_AT_LEAST)
                        .with("PartNumber", part.number())
                        .with("ETag", part.etag());
            }
        }
        return chosen;
    }

    private static AwsException malformed() {
        return AwsException.of(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private Upload.Part one(CompletedPart told, Upload.@Nullable Part part) {
        boolean right = part != null && ETags.bare(told.eTag()).equals(part.etag());
        ObjectChecksum checksum = part == null ? null : part.checksum();
        if (right && checksum != null) {
            String claimed = null;
            for (SdkField<?> field : told.sdkFields()) {
                if (field.memberName().equals("Checksum" + checksum.algorithm())) {
                    claimed = (String) field.getValueOrDefault(told);
                }
            }
            right = claimed == null || claimed.equals(checksum.value());
        }
        if (!right || part == null) {
            throw AwsException.of(
                            "InvalidPart",
                            "One or more of the specified parts could not be found.  The part may not have been"
                                    + " uploaded, or the specified entity tag may not match the part's entity tag.")
                    .with("UploadId", upload.uploadId())
                    .with("PartNumber", told.partNumber())
                    .with("ETag", ETags.bare(told.eTag()));
        }
        return part;
    }

    /** Writes the parts into one file, one after the other. */
    Digest join(List<Upload.Part> parts, Path file) {
        Checksums ofWhole = upload.composite() ? null : upload.algorithm();
        MessageDigest etags = Checksums.digest("MD5");
        Checksums.Running checksums =
                upload.algorithm() == null ? null : upload.algorithm().begin();
        try (FileCopy copy = new FileCopy(file, false, ofWhole)) {
            for (Upload.Part part : parts) {
                etags.update(HexFormat.of().parseHex(part.etag()));
                ObjectChecksum checksum = part.checksum();
                if (checksums != null && checksum != null) {
                    byte[] value = Base64.getDecoder().decode(checksum.value());
                    checksums.update(value, 0, value.length);
                }
                add(copy, part);
            }
            String etag = HexFormat.of().formatHex(etags.digest()) + "-" + parts.size();
            Digest digest = copy.digest(etag);
            if (checksums == null || upload.algorithm() == null || !upload.composite()) {
                return digest;
            }
            String composite = Base64.getEncoder().encodeToString(checksums.value()) + "-" + parts.size();
            return new Digest(
                    digest.size(), etag, new ObjectChecksum(upload.algorithm().name(), composite, true));
        }
    }

    private void add(FileCopy copy, Upload.Part part) {
        Path from = uploads.fileOf(part);
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ)) {
            copy.add(channel, new ByteRange(0, part.size() - 1));
        } catch (IOException e) {
            throw ObjectFiles.failed(from, e);
        }
    }
}
