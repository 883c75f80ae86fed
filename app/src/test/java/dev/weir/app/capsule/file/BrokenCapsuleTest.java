package dev.weir.app.capsule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Capsules that are broken, each in one way: none opens, and each says where it is wrong. */
class BrokenCapsuleTest {

    private static final String RECORDS = "streams/1/records.jsonl";
    private static final String MANIFEST = "capsule.json";

    @TempDir
    private Path folder;

    /** What is done to a sound file's bytes, and what is said then. */
    private static Arguments file(String name, UnaryOperator<byte[]> change, String member, String says) {
        return Arguments.of(Named.of(name, change), member, 0L, says);
    }

    /** What is done to a sound file's members; the manifest is not mended. */
    private static Arguments raw(String name, Consumer<Map<String, byte[]>> change, String member, String says) {
        return file(
                name,
                bytes -> {
                    Map<String, byte[]> members = membersOf(bytes);
                    change.accept(members);
                    return Sample.zip(members);
                },
                member,
                says);
    }

    /** A member's text is changed, and the manifest says what is there then: only the contents are wrong. */
    private static Arguments mended(String name, String member, UnaryOperator<String> change, long line, String says) {
        return Arguments.of(
                Named.of(name, (UnaryOperator<byte[]>) bytes -> {
                    Map<String, byte[]> members = membersOf(bytes);
                    members.put(member, change.apply(text(members, member)).getBytes(StandardCharsets.UTF_8));
                    mend(members, member);
                    return Sample.zip(members);
                }),
                member,
                line,
                says);
    }

    private static String text(Map<String, byte[]> members, String member) {
        return new String(members.getOrDefault(member, new byte[0]), StandardCharsets.UTF_8);
    }

    private static void mend(Map<String, byte[]> members, String member) {
        try {
            byte[] bytes = members.getOrDefault(member, new byte[0]);
            String sha = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            long lines = member.endsWith(".jsonl")
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    : 0;
            String manifest = text(members, MANIFEST);
            String mended = manifest.replaceAll(
                    "(\"name\" : \"" + member
                            + "\",\\s+\"bytes\" : )\\d+(,\\s+\"lines\" : )\\d+(,\\s+\"sha256\" : \")[0-9a-f]+",
                    "$1" + bytes.length + "$2" + lines + "$3" + sha);
            assertThat(mended).isNotEqualTo(manifest);
            members.put(MANIFEST, mended.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> membersOf(byte[] bytes) {
        try {
            Path file = Files.createTempFile("sample", ".weir");
            Files.write(file, bytes);
            Map<String, byte[]> members = new LinkedHashMap<>(Sample.members(file));
            Files.delete(file);
            return members;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Consumer<Map<String, byte[]>> manifest(String from, String to) {
        return members -> {
            String text = text(members, MANIFEST);
            assertThat(text).contains(from);
            members.put(MANIFEST, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Consumer<Map<String, byte[]>> extra(String name) {
        return members -> members.put(name, new byte[] {1});
    }

    static Stream<Arguments> ofTheFile() {
        return Stream.of(
                file("empty", bytes -> new byte[0], "", "does not begin as one"),
                file(
                        "a text",
                        bytes -> "hello, I am no capsule at all".getBytes(StandardCharsets.UTF_8),
                        "",
                        "does not begin"),
                file("cut in half", bytes -> Arrays.copyOf(bytes, bytes.length / 2), "", "cut off or damaged"),
                file("cut by one byte", bytes -> Arrays.copyOf(bytes, bytes.length - 1), "", "cut off or damaged"),
                file("something before it", bytes -> concat(new byte[] {1, 2, 3, 4}, bytes), "", "does not begin"),
                file("something after it", bytes -> concat(bytes, new byte[] {1, 2, 3}), "", "cut off or damaged"),
                file("a comment", bytes -> comment(bytes), "", "cut off or damaged"),
                file("too many members", BrokenCapsuleTest::many, "", "a capsule has 2100 at most"),
                file("two of a name", BrokenCapsuleTest::twice, "streams/2/stream.json", "two members of this name"),
                file("one over another", BrokenCapsuleTest::over, "", "over"),
                file("encrypted", bytes -> flag(bytes, 1), "", "encrypted"));
    }

    static Stream<Arguments> ofTheNames() {
        return Stream.of(
                raw("slip", extra("../../etc/cron.d/x"), "../../etc/cron.d/x", "leads out of the capsule"),
                raw("slip inside", extra("streams/../../x"), "streams/../../x", "leads out of the capsule"),
                raw("slip, Windows", extra("..\\x"), "..\\x", "leads out of the capsule"),
                raw("absolute", extra("/etc/passwd"), "/etc/passwd", "absolute path"),
                raw("drive", extra("C:/x"), "C:/x", "absolute path"),
                raw("UNC", extra("\\\\host\\x"), "\\\\host\\x", "absolute path"),
                raw("unknown", extra("readme.txt"), "readme.txt", "no capsule has such a member"),
                raw("a folder", extra("streams/"), "streams/", "no capsule has such a member"),
                raw(
                        "stream 0",
                        extra("streams/0/stream.json"),
                        "streams/0/stream.json",
                        "no capsule has such a member"),
                raw("stream 9999", extra("streams/9999/stream.json"), "streams/9999/stream.json", "no capsule has"),
                raw("control characters", extra("a\u0007b"), "a?b", "is no name"),
                raw("not listed", extra("streams/3/stream.json"), "streams/3/stream.json", "does not list"));
    }

    static Stream<Arguments> ofTheManifest() {
        return Stream.of(
                raw("none", members -> members.remove(MANIFEST), "", "it has no capsule.json"),
                raw(
                        "another type",
                        members -> members.put("mimetype", type("application/vnd.weir.capsulf")),
                        "mimetype",
                        "no capsule, but"),
                raw(
                        "no JSON",
                        members -> members.put(MANIFEST, new byte[] {'{', 'x'}),
                        MANIFEST,
                        "not as the format has it"),
                raw(
                        "version 4",
                        manifest("\"version\" : 3", "\"version\" : 4"),
                        MANIFEST,
                        "version 4 of the format, and this Weir reads versions up to 3"),
                raw(
                        "another format",
                        manifest("weir-capsule", "weir-something"),
                        MANIFEST,
                        "does not say that this is a capsule"),
                raw("an unknown member", manifest("\"masked\"", "\"maskked\""), MANIFEST, "not as the format has it"),
                raw("a member twice", manifest("\"masked\"", "\"complete\""), MANIFEST, "not as the format has it"),
                raw(
                        "a number as text",
                        manifest("\"complete\" : true", "\"complete\" : \"true\""),
                        MANIFEST,
                        "not as the format"),
                raw(
                        "no time",
                        manifest("2026-11-26T12:00:00Z", "yesterday"),
                        MANIFEST,
                        "the time at which it was made is none"),
                raw("no number", manifest("00000000-0000-4000-8000-000000000001", "1"), MANIFEST, "its number is none"),
                raw("a member is missing", members -> members.remove("queries.json"), MANIFEST, "which is not there"),
                raw(
                        "another count",
                        manifest("\"records\" : 10", "\"records\" : 11"),
                        MANIFEST,
                        "it says 11 records of orders, and there are 10"),
                raw(
                        "another name",
                        manifest("\"name\" : \"orders\"", "\"name\" : \"odrers\""),
                        "streams/1/stream.json",
                        "is there twice, or is not what"),
                raw("a negative size", manifest("\"lines\" : 10", "\"lines\" : -10"), MANIFEST, "makes no sense"));
    }

    static Stream<Arguments> ofTheMembers() {
        return Stream.of(
                raw("data changed", members -> flip(members, RECORDS), RECORDS, "checksum"),
                raw(
                        "data longer",
                        members -> members.put(RECORDS, concat(members.get(RECORDS), new byte[] {'\n'})),
                        RECORDS,
                        "the directory says"),
                mended(
                        "a line that is no JSON",
                        RECORDS,
                        text -> line(text, 3, "{nonsense"),
                        3,
                        "not as the format has it"),
                mended(
                        "a member too many",
                        RECORDS,
                        text -> line(
                                text,
                                2,
                                "{\"shardId\":\"shardId-000000000001\",\"sequenceNumber\":\"1\",\"arrival\":\"2026-11-26T10:00:00Z\",\"partitionKey\":\"k\",\"hashKey\":\"\",\"data\":\"\",\"more\":1}"),
                        2,
                        "not as the format has it"),
                mended(
                        "a member missing",
                        RECORDS,
                        text -> line(text, 2, "{\"shardId\":\"shardId-000000000001\"}"),
                        2,
                        "not as the format has it"),
                mended(
                        "a foreign shard",
                        RECORDS,
                        text -> text.replaceFirst("shardId-000000000001", "shardId-000000000009"),
                        1,
                        "has no shard"),
                mended(
                        "no sequence number",
                        RECORDS,
                        text -> text.replaceFirst("\"49590\"", "\"4959x\""),
                        1,
                        "sequence number"),
                mended(
                        "no partition key",
                        RECORDS,
                        text -> text.replaceFirst("\"key-3\"", "\"\""),
                        4,
                        "partition key has 0 characters"),
                mended(
                        "a long partition key",
                        RECORDS,
                        text -> text.replaceFirst("key-3", "k".repeat(257)),
                        4,
                        "partition key has 257 characters"),
                mended(
                        "no time",
                        RECORDS,
                        text -> text.replaceFirst("2026-11-26T10:00:00.004Z", "noon"),
                        5,
                        "time of arrival"),
                mended(
                        "no hash key",
                        RECORDS,
                        text -> text.replaceFirst("\"hashKey\":\"\"", "\"hashKey\":\"-1\""),
                        2,
                        "hash key"),
                mended(
                        "a hash key too great",
                        RECORDS,
                        text -> text.replaceFirst(
                                "\"hashKey\":\"\"", "\"hashKey\":\"340282366920938463463374607431768211456\""),
                        2,
                        "hash key"),
                mended(
                        "no Base64",
                        RECORDS,
                        text -> text.replaceFirst("\"data\":\"[^\"]*\"", "\"data\":\"***\""),
                        1,
                        "not Base64"),
                mended(
                        "a record too large",
                        RECORDS,
                        text -> text.replaceFirst("\"data\":\"[^\"]*\"", "\"data\":\"" + "A".repeat(14_000_000) + "\""),
                        1,
                        "larger than 10 MiB"),
                mended(
                        "a line too long",
                        RECORDS,
                        text -> text.replaceFirst("\"data\":\"[^\"]*\"", "\"data\":\"" + "A".repeat(16 << 20) + "\""),
                        1,
                        "longer than a record can be"),
                mended(
                        "no end of the last line",
                        RECORDS,
                        text -> text.substring(0, text.length() - 1),
                        10,
                        "has no end"),
                mended("a bomb", RECORDS, text -> " ".repeat(80 << 20) + "\n", 0, "as bombs do"),
                mended(
                        "an illegal name",
                        "streams/1/stream.json",
                        text -> text.replace("orders", "or/ders"),
                        0,
                        "no stream can have the name"),
                mended(
                        "no mode",
                        "streams/1/stream.json",
                        text -> text.replace("PROVISIONED", "SOMETIMES"),
                        0,
                        "no mode"),
                mended(
                        "no retention",
                        "streams/1/stream.json",
                        text -> text.replace("48", "4"),
                        0,
                        "retention of 4 hours"),
                mended(
                        "a policy of nobody",
                        "streams/1/stream.json",
                        text -> text.replace("consumer/reader", "consumer/nobody"),
                        0,
                        "one of its policies is none, or is of something that the stream has not"),
                mended(
                        "a policy that is none",
                        "streams/1/stream.json",
                        text -> text.replace("{\\\"Statement\\\":[]}", "[]"),
                        0,
                        "one of its policies is none"),
                mended(
                        "a gap in the shards",
                        "streams/1/stream.json",
                        text -> text.replace(
                                "\"from\" : \"" + Sample.HALF, "\"from\" : \"" + Sample.HALF.replaceFirst("7", "8")),
                        0,
                        "do not take each hash key once"),
                mended(
                        "a shard twice",
                        "streams/1/stream.json",
                        text -> text.replace("\"shardId-000000000002\"", "\"shardId-000000000001\""),
                        0,
                        "is there twice"),
                mended(
                        "not all keys",
                        "streams/1/stream.json",
                        text -> text.replace("\"open\" : true", "\"open\" : false"),
                        0,
                        "do not take all hash keys"),
                mended(
                        "two queries of a name",
                        "queries.json",
                        text -> "[" + text.substring(1, text.length() - 1) + "," + text.substring(1),
                        0,
                        "is there twice"),
                mended(
                        "a query without a name",
                        "queries.json",
                        text -> text.replace("\"all\"", "\" \""),
                        0,
                        "too long or empty"),
                mended(
                        "a query too long",
                        "queries.json",
                        text -> text.replace("SELECT", "S".repeat(20_001)),
                        0,
                        "longer than 20000"),
                mended(
                        "an illegal delivery",
                        "deliveries.json",
                        text -> text.replace("to-s3", "to s3"),
                        0,
                        "no delivery stream can have the name"),
                mended(
                        "an illegal table",
                        "layout.json",
                        text -> text.replace("\"streams\" :", "\"../streams\" :"),
                        0,
                        "is none"),
                mended("deep JSON", "layout.json", text -> "[".repeat(5_000), 1, "not as the format has it"));
    }

    @ParameterizedTest
    @MethodSource({"ofTheFile", "ofTheNames", "ofTheManifest", "ofTheMembers"})
    void opensNothingAndSaysWhere(UnaryOperator<byte[]> change, String member, long line, String says)
            throws Exception {
        Path file = folder.resolve("broken.weir");
        Files.write(file, change.apply(Files.readAllBytes(Sample.write(folder.resolve("sound.weir")))));
        BrokenCapsule broken = catchThrowableOfType(BrokenCapsule.class, () -> CapsuleReader.check(file, share -> {}));
        assertThat(broken).isNotNull();
        Problem problem = broken.problems().getFirst();
        assertThat(problem.words()).containsIgnoringCase(says);
        if (!member.isEmpty()) {
            assertThat(problem.member()).isEqualTo(member);
        }
        if (line > 0) {
            assertThat(problem.line()).isEqualTo(line);
        }
    }

    private static String line(String text, int number, String line) {
        String[] lines = text.split("\n", -1);
        lines[number - 1] = line;
        return String.join("\n", lines);
    }

    private static byte[] type(String type) {
        return type.getBytes(StandardCharsets.US_ASCII);
    }

    private static void flip(Map<String, byte[]> members, String member) {
        byte[] bytes = members.getOrDefault(member, new byte[1]).clone();
        int at = new String(bytes, StandardCharsets.UTF_8).indexOf("key-5");
        bytes[at + 4] = '6';
        members.put(member, bytes);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] comment(byte[] bytes) {
        byte[] commented = concat(bytes, new byte[] {'h', 'i'});
        commented[bytes.length - 2] = 2;
        return commented;
    }

    private static byte[] many(byte[] bytes) {
        Map<String, byte[]> members = membersOf(bytes);
        for (int i = 0; i < 2_200; i++) {
            members.put("x" + i, new byte[0]);
        }
        return Sample.zip(members);
    }

    private static byte[] twice(byte[] bytes) {
        // Of the same length, so that only the directory and the member's own header need to be told.
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("streams/1/stream.json", "streams/2/stream.json")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The directory's second member is said to lie where the first does. */
    private static byte[] over(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(bytes.length - 6);
        int second = first + 46 + buffer.getShort(first + 28) + buffer.getShort(first + 30);
        buffer.putInt(second + 42, buffer.getInt(first + 42));
        return buffer.array();
    }

    private static byte[] flag(byte[] bytes, int flag) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(bytes.length - 6);
        buffer.putShort(first + 8, (short) (buffer.getShort(first + 8) | flag));
        return buffer.array();
    }
}
