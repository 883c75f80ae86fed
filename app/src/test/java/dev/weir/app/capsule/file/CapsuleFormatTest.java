package dev.weir.app.capsule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read as the same, whatever it is; and what was changed by chance is seen. */
class CapsuleFormatTest {

    @TempDir
    private Path folder;

    private Capsule check(Path file) throws Exception {
        return CapsuleReader.check(file, share -> {});
    }

    @Test
    void comesBackAsItWas() throws Exception {
        Capsule capsule = check(Sample.write(folder.resolve("a.weir")));
        assertThat(capsule.streams()).containsExactly(Sample.stream("orders"), Sample.stream("empty"));
        assertThat(capsule.queries()).containsExactly(new SavedQuery("all", "SELECT * FROM orders"));
        assertThat(capsule.deliveries()).extracting(SavedDelivery::name).containsExactly("to-s3");
        assertThat(capsule.layout()).isNotNull();
        assertThat(capsule.manifest().complete()).isTrue();
        assertThat(capsule.manifest().records()).isEqualTo(10);
        List<SavedRecord> records = records(capsule, capsule.streams().getFirst());
        assertThat(records).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(records.get(i)).usingRecursiveComparison().isEqualTo(Sample.record(i));
        }
        assertThat(records(capsule, capsule.streams().get(1))).isEmpty();
    }

    @Test
    void aCapsuleOfVersionOneIsRead() throws Exception {
        Capsule capsule = check(ofVersion(1, "encryptionKey", "consumers", "policies"));
        StreamPart orders = capsule.streams().getFirst();
        assertThat(orders.shards()).isEqualTo(Sample.stream("orders").shards());
        assertThat(orders.consumers()).isEmpty();
        assertThat(orders.encryptionKey()).isEmpty();
        assertThat(orders.policies()).isEmpty();
        assertThat(records(capsule, orders)).hasSize(10);
    }

    @Test
    void aCapsuleOfVersionTwoIsRead() throws Exception {
        Capsule capsule = check(ofVersion(2, "policies"));
        StreamPart orders = capsule.streams().getFirst();
        assertThat(orders.consumers()).containsExactly("reader");
        assertThat(orders.encryptionKey()).isEqualTo("alias/aws/kinesis");
        assertThat(orders.policies()).isEmpty();
        assertThat(records(capsule, orders)).hasSize(10);
    }

    @Test
    void anotherVersionsMembersAreRefused() throws Exception {
        Path file = ofVersion(2, "tags");
        assertThatThrownBy(() -> check(file)).isInstanceOf(BrokenCapsule.class);
    }

    /** @param lacks members of a stream that the version does not know */
    private Path ofVersion(int version, String... lacks) throws Exception {
        Map<String, byte[]> members = Sample.members(Sample.write(folder.resolve("now.weir")));
        Manifest now = Json.STRICT.readValue(members.get(Names.MANIFEST), Manifest.class);
        List<Manifest.Member> listed = new ArrayList<>();
        for (Manifest.Member member : now.members()) {
            if (member.name().endsWith("stream.json")) {
                ObjectNode stream = (ObjectNode) Json.STRICT.readTree(members.get(member.name()));
                stream.remove(List.of(lacks));
                byte[] first = Json.STRICT.writeValueAsBytes(stream);
                members.put(member.name(), first);
                String sha = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(first));
                listed.add(new Manifest.Member(member.name(), first.length, member.lines(), sha));
            } else {
                listed.add(member);
            }
        }
        ObjectNode manifest = Json.STRICT.valueToTree(now);
        manifest.put("version", version);
        manifest.set("members", Json.STRICT.valueToTree(listed));
        members.put(Names.MANIFEST, Json.STRICT.writeValueAsBytes(manifest));
        return Files.write(folder.resolve("earlier.weir"), Sample.zip(members));
    }

    private static List<SavedRecord> records(Capsule capsule, StreamPart stream) throws Exception {
        List<SavedRecord> all = new ArrayList<>();
        try (RecordsIn in = capsule.records(stream)) {
            for (SavedRecord record = in.next(); record != null; record = in.next()) {
                all.add(record);
            }
        }
        return all;
    }

    @Test
    void dataOfAnySortComesBack() throws Exception {
        Random random = new Random(7);
        List<byte[]> data = new ArrayList<>(List.of(new byte[0], new byte[10 << 20], new byte[] {0, -1, 10, 13}));
        for (int i = 0; i < 50; i++) {
            byte[] some = new byte[random.nextInt(200_000)];
            random.nextBytes(some);
            data.add(some);
        }
        Path file = folder.resolve("any.weir");
        try (CapsuleWriter writer = new CapsuleWriter(Files.newOutputStream(file))) {
            CapsuleWriter.Records out = writer.stream(Sample.stream("orders"));
            for (byte[] each : data) {
                out.add(new SavedRecord(
                        "shardId-000000000001", "1", "2026-11-26T10:00:00Z", "schlüssel \"x\" 𝄞", "", each));
            }
            out.end();
            writer.finish(Sample.about());
        }
        Capsule capsule = check(file);
        assertThat(records(capsule, capsule.streams().getFirst()))
                .extracting(SavedRecord::data)
                .containsExactlyElementsOf(data);
    }

    @Test
    void evenDataIsNoBombToTheReader() throws Exception {
        Path file = folder.resolve("even.weir");
        try (CapsuleWriter writer = new CapsuleWriter(Files.newOutputStream(file))) {
            CapsuleWriter.Records out = writer.stream(Sample.stream("orders"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 48; i++) {
                out.add(new SavedRecord("shardId-000000000001", "1", "2026-11-26T10:00:00Z", "k", "", zeros));
            }
            out.end();
            writer.finish(Sample.about());
        }
        assertThat(check(file).manifest().records()).isEqualTo(48);
    }

    @Test
    void aFileThatWasChangedSinceIsNotRead() throws Exception {
        Path file = Sample.write(folder.resolve("changed.weir"));
        Capsule capsule = check(file);
        Files.write(file, new byte[10]);
        assertThatThrownBy(() -> capsule.records(capsule.streams().getFirst()))
                .isInstanceOf(BrokenCapsule.class)
                .hasMessageContaining("changed since it was checked");
    }

    @Test
    void everyFlippedOrMissingByteIsSeenOrDoesNotMatter() throws Exception {
        byte[] sound = Files.readAllBytes(Sample.write(folder.resolve("sound.weir")));
        Capsule was = check(folder.resolve("sound.weir"));
        Random random = new Random(11);
        Path file = folder.resolve("fuzzed.weir");
        int broken = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bytes = fuzzed(sound, random);
            Files.write(file, bytes);
            try {
                Capsule capsule = check(file);
                // What no checksum covers are times and flags of the ZIP itself.
                assertThat(capsule.streams()).isEqualTo(was.streams());
                assertThat(records(capsule, capsule.streams().getFirst())).hasSize(10);
            } catch (BrokenCapsule e) {
                broken++;
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.problems().getFirst().words()).endsWith(".");
            }
        }
        assertThat(broken).isGreaterThan(250);
    }

    private static byte[] fuzzed(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                for (int i = from; i < Math.min(bytes.length, from + 8); i++) {
                    bytes[i] = (byte) random.nextInt();
                }
            }
            case 2 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> {
                int at = random.nextInt(bytes.length - 20);
                System.arraycopy(bytes, random.nextInt(bytes.length - 20), bytes, at, 20);
            }
        }
        return bytes;
    }

    @Test
    void aFileThatIsNotThereIsNoBrokenCapsule() {
        assertThatThrownBy(() -> check(folder.resolve("none.weir"))).isInstanceOf(IOException.class);
    }
}
