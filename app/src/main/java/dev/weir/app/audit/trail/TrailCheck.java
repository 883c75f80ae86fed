package dev.weir.app.audit.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.audit.trail.TrailStore.Lane;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Holds trail files against their digests: each digest's signature, its link to the one before, and the SHA-256 of each log file that it
 * names. Blocks.
 */
public final class TrailCheck implements Undertaking<CheckReport> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 64 << 10;

    private final TrailStore store;
    private final CloudTrailClient cloudTrail;
    private final Instant from;
    private final Instant to;
    private final AtomicInteger checked = new AtomicInteger();
    private final CheckReport report = new CheckReport();

    public TrailCheck(S3Client s3, CloudTrailClient cloudTrail, TrailPlace place, Instant from, Instant to) {
        this.store = new TrailStore(s3, place);
        this.cloudTrail = cloudTrail;
        this.from = from;
        this.to = to;
    }

    @Override
    public CheckReport call() throws IOException, GeneralSecurityException {
        PublicKeys keys = PublicKeys.read(cloudTrail, from, to);
        for (Lane lane : store.lanes()) {
            check(lane, keys);
        }
        return report;
    }

    private void check(Lane lane, PublicKeys keys) throws IOException {
        Set<String> named = new HashSet<>();
        List<TrailKey> digests =
                days(lane.digests(), key -> TrailKey.digest(key, store.place().trailName()));
        digests.sort(Comparator.comparing(TrailKey::time).reversed());
        Digest later = null;
        for (TrailKey each : digests) {
            Digest digest = digest(each.key());
            if (digest == null) {
                add(each.key(), true, FileState.CHANGED, Text.of("It is no digest any more: it can't be read."));
                continue;
            }
            String broken = link(later, digest);
            String problem = broken == null ? digest.problem(keys) : broken;
            add(
                    each.key(),
                    true,
                    problem == null ? FileState.VALID : FileState.CHANGED,
                    problem == null ? Text.of("Its signature fits its content.") : problem);
            for (JsonNode file : digest.content().path("logFiles")) {
                named.add(file.path("s3Object").asText());
                checkLog(file, problem == null);
            }
            later = digest;
        }
        for (TrailKey log : days(lane.logs(), TrailKey::log)) {
            if (!named.contains(log.key())) {
                add(log.key(), false, FileState.UNSIGNED, Text.of("No digest of this range names it."));
            }
        }
    }

    /** Why a digest is not the one that the later one followed, or null. A digest between them that is gone is told, too. */
    private @Nullable String link(@Nullable Digest later, Digest digest) {
        if (later == null || later.text("previousDigestS3Object").isEmpty()) {
            return null;
        }
        if (!later.text("previousDigestS3Object").equals(digest.key())) {
            add(
                    later.text("previousDigestS3Object"),
                    true,
                    FileState.MISSING,
                    Text.of("The digest after it names it, but it is not there."));
            return null;
        }
        return later.text("previousDigestHashValue").equals(digest.hash())
                ? null
                : Text.of("The digest after it was made over another content.");
    }

    private List<TrailKey> days(String folder, java.util.function.Function<String, @Nullable TrailKey> reader) {
        List<TrailKey> found = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(to.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC); !day.isAfter(last); day = day.plusDays(1)) {
            store.day(folder, day, reader).stream()
                    .filter(key -> !key.time().isBefore(from) && !key.time().isAfter(to.plus(Duration.ofHours(1))))
                    .forEach(found::add);
        }
        return found;
    }

    private @Nullable Digest digest(String key) throws IOException {
        try (ResponseInputStream<GetObjectResponse> packed = store.open(key)) {
            String signature = packed.response().metadata().get("signature");
            try (InputStream in = TrailStore.unpacked(packed)) {
                byte[] content = in.readAllBytes();
                JsonNode json = JSON.readTree(content);
                return json == null || !json.isObject()
                        ? null
                        : new Digest(
                                key,
                                json,
                                HexFormat.of().formatHex(Digest.sha256().digest(content)),
                                signature);
            } catch (IOException e) {
                // What can't be unpacked or parsed is a finding, not a failure of the check.
                return null;
            }
        }
    }

    private void checkLog(JsonNode file, boolean trusted) throws IOException {
        String key = file.path("s3Object").asText();
        if (!file.path("s3Bucket").asText().equals(store.place().bucket())) {
            add(key, false, FileState.UNSIGNED, Text.of("It lies in another bucket."));
            return;
        }
        MessageDigest hash = Digest.sha256();
        try (InputStream packed = store.open(key)) {
            try (InputStream in = TrailStore.unpacked(packed)) {
                byte[] buffer = new byte[BUFFER];
                for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                    hash.update(buffer, 0, some);
                }
            } catch (IOException e) {
                add(key, false, FileState.CHANGED, Text.of("It can't be unpacked."));
                return;
            }
        } catch (NoSuchKeyException e) {
            add(key, false, FileState.MISSING, Text.of("Its digest names it, but it is not there."));
            return;
        }
        boolean same = HexFormat.of()
                .formatHex(hash.digest())
                .equals(file.path("hashValue").asText());
        if (!same) {
            add(key, false, FileState.CHANGED, Text.of("Its content is not the one that its digest was made over."));
        } else if (trusted) {
            add(key, false, FileState.VALID, Text.of("Its content is the one that its digest was made over."));
        } else {
            add(
                    key,
                    false,
                    FileState.UNSIGNED,
                    Text.of("It fits its digest, but the digest itself is not to be trusted."));
        }
    }

    private void add(String key, boolean digest, FileState state, String why) {
        checked.incrementAndGet();
        report.add(new CheckedFile(key, digest, state, why));
    }

    @Override
    public String progress() {
        return Text.of("{0} files checked", Format.count(checked.get()));
    }

    @Override
    public double share() {
        return -1;
    }

    @Override
    public String ifEnded() {
        return Text.of("What was checked so far is forgotten; nothing is changed by a check.");
    }
}
