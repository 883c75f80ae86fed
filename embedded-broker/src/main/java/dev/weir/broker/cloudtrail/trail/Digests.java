package dev.weir.broker.cloudtrail.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.broker.cloudtrail.trail.TrailProgress.DigestState;
import dev.weir.broker.s3.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers digests: each names the log files of a region and an hour with their hashes, tells hash and signature of the
 * one before, and is signed itself (CloudTrail User Guide, "CloudTrail digest file structure"). Made again after a kill, a
 * digest is the same to the last byte.
 */
final class Digests {

    static final Duration PERIOD = Duration.ofHours(1);

    private static final String ALGORITHM = "SHA256withRSA";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Trails trails;
    private final ObjectStore objects;
    private final SigningKeys keys;

    Digests(Trails trails, ObjectStore objects, SigningKeys keys) {
        this.trails = trails;
        this.objects = objects;
        this.keys = keys;
    }

    /**
     * Delivers the digests that are due. Its caller holds {@link Trails#changing}.
     *
     * @param early whether also those whose hour is not over, as when logging ends
     */
    Trail deliver(Trail trail, Instant now, boolean early) {
        Trail current = trail;
        for (String region : trail.progress().regions()) {
            DigestState state = current.progress().digests().get(region);
            if (state == null) {
                continue;
            }
            boolean due = early || now.toEpochMilli() - state.from() >= PERIOD.toMillis();
            if (state.pendingEnd() == 0 && due) {
                // A digest's key tells whole seconds, so what began and ended within one is given one.
                long next = (state.from() / 1000 + 1) * 1000;
                long end = now.truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
                state = state.withPending(Math.max(end, next));
                TrailProgress progress = current.progress();
                current = current.with(
                        progress.withDigests(0, progress.digestError(), progress.digestsWith(region, state)));
                trails.save(current);
            }
            if (state.pendingEnd() != 0) {
                current = put(current, region, state, now);
            }
        }
        return current;
    }

    private Trail put(Trail trail, String region, DigestState state, Instant now) {
        TrailSettings settings = trail.settings();
        Instant end = Instant.ofEpochMilli(state.pendingEnd());
        String key = settings.folder("CloudTrail-Digest", region) + DAY.format(end) + settings.accountId()
                + "_CloudTrail-Digest_" + region + "_" + settings.name() + "_" + settings.homeRegion() + "_"
                + SECOND.format(end) + ".json.gz";
        List<LogFile> files = trails.tables().undigested(trail, region);
        PackedText text = new PackedText(json(settings, state, end, key, files, keys.fingerprint(now)));
        String hash = text.hash();
        String toSign = time(end.toEpochMilli()) + "\n" + settings.bucket() + "/" + key + "\n" + hash + "\n"
                + (state.signature() == null ? "null" : state.signature());
        String signature = keys.sign(toSign.getBytes(StandardCharsets.UTF_8), now);
        text.put(objects, settings.bucket(), key, Map.of("signature", signature, "signature-algorithm", ALGORITHM));
        DigestState next = new DigestState(end.toEpochMilli(), 0, settings.bucket(), key, hash, signature);
        Trail digested = trail.with(trail.progress()
                .withDigests(end.toEpochMilli(), null, trail.progress().digestsWith(region, next)));
        trails.tables().saveDigested(digested, files);
        trails.replace(digested);
        return digested;
    }

    private static byte[] json(
            TrailSettings settings,
            DigestState state,
            Instant end,
            String key,
            List<LogFile> files,
            String fingerprint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("awsAccountId", settings.accountId());
            json.writeStringField("digestStartTime", time(state.from()));
            json.writeStringField("digestEndTime", time(end.toEpochMilli()));
            json.writeStringField("digestS3Bucket", settings.bucket());
            json.writeStringField("digestS3Object", key);
            json.writeStringField("digestPublicKeyFingerprint", fingerprint);
            json.writeStringField("digestSignatureAlgorithm", ALGORITHM);
            text(json, "newestEventTime", files.isEmpty() ? null : time(newest(files)));
            text(json, "oldestEventTime", files.isEmpty() ? null : time(oldest(files)));
            text(json, "previousDigestS3Bucket", state.bucket());
            text(json, "previousDigestS3Object", state.key());
            text(json, "previousDigestHashValue", state.hash());
            text(json, "previousDigestHashAlgorithm", state.hash() == null ? null : "SHA-256");
            text(json, "previousDigestSignature", state.signature());
            json.writeArrayFieldStart("logFiles");
            for (LogFile file : files) {
                json.writeStartObject();
                json.writeStringField("s3Bucket", file.bucket());
                json.writeStringField("s3Object", file.key());
                json.writeStringField("hashValue", file.hash());
                json.writeStringField("hashAlgorithm", "SHA-256");
                json.writeStringField("newestEventTime", time(file.newest()));
                json.writeStringField("oldestEventTime", time(file.oldest()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer in memory does not fail.", e);
        }
        return bytes.toByteArray();
    }

    private static long newest(List<LogFile> files) {
        return files.stream().mapToLong(LogFile::newest).max().orElseThrow();
    }

    private static long oldest(List<LogFile> files) {
        return files.stream().mapToLong(LogFile::oldest).min().orElseThrow();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private static String time(long millis) {
        return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS));
    }
}
