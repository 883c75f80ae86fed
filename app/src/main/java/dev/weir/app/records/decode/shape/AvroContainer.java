package dev.weir.app.records.decode.shape;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Source;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** Avro's object container file: a header with the schema, then blocks of datums. */
public final class AvroContainer {

    private static final int MARK = 4;
    private static final int SYNC = 16;

    private final Span bytes;
    private final Effort effort;
    private final List<String> notes = new ArrayList<>();
    private final List<Field> datums = new ArrayList<>();

    private AvroContainer(Span bytes, Effort effort) {
        this.bytes = bytes;
        this.effort = effort;
    }

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts('O', 'b', 'j', 1)) {
            throw new NotThis(Text.of("the first bytes are {0}, not 4F 62 6A 01", bytes.head(MARK)));
        }
        return new AvroContainer(bytes, effort).read();
    }

    private Decoded read() throws IOException {
        Span body = bytes.rest(MARK);
        AvroWalk walk = new AvroWalk(body, effort);
        Map<String, Span> header = header(walk);
        Span schemaText = header.get("avro.schema");
        if (schemaText == null) {
            throw new NotThis(Text.of("its header has no avro.schema"));
        }
        Schema schema = AvroSchemas.parse(new String(schemaText.copy(), StandardCharsets.UTF_8));
        Span codecText = header.get("avro.codec");
        String codec = codecText == null ? "null" : new String(codecText.copy(), StandardCharsets.UTF_8);
        Span sync = walk.take(SYNC);
        try {
            blocks(walk, body, schema, codec);
        } catch (IOException e) {
            notes.add(Text.of(
                    "It is shown up to a fault: {0}.",
                    e.getMessage() == null ? Text.of("it ends too early") : e.getMessage()));
        }
        Field root = Field.object(
                "$",
                "object container",
                bytes,
                List.of(
                        Field.string("avro.codec", "bytes", codec, codecText),
                        Field.string(
                                "avro.schema",
                                "bytes",
                                new String(schemaText.copy(), StandardCharsets.UTF_8),
                                schemaText),
                        Field.raw("sync marker", "fixed 16", sync),
                        Field.array("objects", schema.getName(), null, datums)));
        return Decoded.tree(
                Sure.CERTAIN,
                Text.of("it begins with 4F 62 6A 01; {0} objects, codec {1}", Format.count(datums.size()), codec),
                root,
                notes);
    }

    private static Map<String, Span> header(AvroWalk walk) throws IOException {
        Map<String, Span> header = new HashMap<>();
        for (long count = walk.number(); count != 0; count = walk.number()) {
            if (count < 0) {
                walk.number();
            }
            for (long i = Math.abs(count); i > 0; i--) {
                String key = new String(walk.sized().copy(), StandardCharsets.UTF_8);
                header.put(key, walk.sized());
            }
        }
        return header;
    }

    private void blocks(AvroWalk walk, Span body, Schema schema, String codec) throws IOException {
        while (walk.at() < body.length()) {
            long count = walk.number();
            Span block = walk.sized();
            Span plain = expand(block, codec);
            AvroWalk objects = new AvroWalk(plain, effort);
            for (long i = 0; i < count; i++) {
                if (!effort.field()) {
                    notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
                    return;
                }
                datums.add(objects.read("[%d]".formatted(datums.size()), schema));
            }
            walk.take(SYNC);
        }
    }

    private Span expand(Span block, String codec) throws IOException {
        byte[] made = switch (codec) {
            case "null" -> null;
            case "deflate" -> bounded(new InflaterInputStream(block.stream(), new Inflater(true)));
            case "zstandard" -> bounded(new ZstdInputStream(block.stream()));
            case "snappy" -> {
                // The four bytes behind are a CRC of the plain data.
                byte[] packed = block.part(0, Math.max(0, block.length() - 4)).copy();
                if (Snappy.uncompressedLength(packed) > effort.expandable()) {
                    throw new NotThis(Text.of("a block expands to more than is allowed"));
                }
                yield bounded(new ByteArrayInputStream(Snappy.uncompress(packed)));
            }
            default -> throw new NotThis(Text.of("the codec “{0}” is not known here", codec));
        };
        return made == null
                ? block
                : Source.made(Text.of("a block that {0} expands to", codec), made, block)
                        .all();
    }

    private byte[] bounded(InputStream in) throws IOException {
        try (in) {
            byte[] made = in.readNBytes(effort.expandable());
            if (made.length == effort.expandable()) {
                throw new NotThis(
                        Text.of("its blocks expand to more than {0} bytes", Format.count(Effort.MOST_EXPANDED)));
            }
            effort.expanded(made.length);
            return made;
        }
    }
}
