package dev.weir.broker.dynamodb.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Items as they are kept: CBOR, where a tag tells numbers (as text) and the three sets from what CBOR itself would take
 * them for. Never longer than twice the size that the service counts, plus a little.
 */
public final class ItemBytes {

    private static final int NUMBER = 6;
    private static final int TEXT_SET = 7;
    private static final int NUMBER_SET = 8;
    private static final int BINARY_SET = 9;
    private static final int LONGEST_NAME = 0x1_0000;

    private static final CBORFactory FACTORY = CBORFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
            // Names of attributes may be anything, so they must not pile up in a table of the factory's.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private ItemBytes() {}

    public static byte[] write(Item item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (CBORGenerator out = FACTORY.createGenerator(bytes)) {
            write(out, item.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail.", e);
        }
        return bytes.toByteArray();
    }

    public static Item read(byte[] bytes) {
        try (CBORParser in = FACTORY.createParser(bytes)) {
            in.nextToken();
            return new Item(entries(in));
        } catch (IOException e) {
            throw new UncheckedIOException("An item in the database is damaged.", e);
        }
    }

    private static void write(CBORGenerator out, Map<String, Value> entries) throws IOException {
        out.writeStartObject(entries.size());
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            out.writeFieldName(entry.getKey());
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void write(CBORGenerator out, Value value) throws IOException {
        switch (value) {
            case Value.Text text -> out.writeString(text.text());
            case Value.Num number -> {
                out.writeTag(NUMBER);
                out.writeString(Numbers.text(number.number()));
            }
            case Value.Binary binary -> out.writeBinary(binary.bytes().asByteArrayUnsafe());
            case Value.Bool bool -> out.writeBoolean(bool.truth());
            case Value.Null _ -> out.writeNull();
            case Value.TextSet set -> {
                out.writeTag(TEXT_SET);
                out.writeStartArray(null, set.texts().size());
                for (String text : set.texts()) {
                    out.writeString(text);
                }
                out.writeEndArray();
            }
            case Value.NumSet set -> {
                out.writeTag(NUMBER_SET);
                out.writeStartArray(null, set.numbers().size());
                for (BigDecimal number : set.numbers()) {
                    out.writeString(Numbers.text(number));
                }
                out.writeEndArray();
            }
            case Value.BinarySet set -> {
                out.writeTag(BINARY_SET);
                out.writeStartArray(null, set.blobs().size());
                for (SdkBytes blob : set.blobs()) {
                    out.writeBinary(blob.asByteArrayUnsafe());
                }
                out.writeEndArray();
            }
            case Value.ListOf list -> {
                out.writeStartArray(null, list.elements().size());
                for (Value element : list.elements()) {
                    write(out, element);
                }
                out.writeEndArray();
            }
            case Value.MapOf map -> write(out, map.entries());
        }
    }

    private static Map<String, Value> entries(CBORParser in) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            entries.put(name, value(in, in.nextToken()));
        }
        return entries;
    }

    private static Value value(CBORParser in, JsonToken token) throws IOException {
        int tag = in.getCurrentTag();
        return switch (token) {
            case VALUE_STRING ->
                tag == NUMBER ? new Value.Num(new BigDecimal(in.getText())) : new Value.Text(in.getText());
            case VALUE_EMBEDDED_OBJECT -> new Value.Binary(bytes(in));
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> new Value.Null();
            case START_OBJECT -> new Value.MapOf(entries(in));
            case START_ARRAY -> array(in, tag);
            default -> throw new IOException("Unexpected " + token);
        };
    }

    private static Value array(CBORParser in, int tag) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        Set<SdkBytes> blobs = new LinkedHashSet<>();
        List<Value> elements = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            switch (tag) {
                case TEXT_SET -> texts.add(in.getText());
                case NUMBER_SET -> numbers.add(Numbers.kept(new BigDecimal(in.getText())));
                case BINARY_SET -> blobs.add(bytes(in));
                default -> elements.add(value(in, token));
            }
        }
        return switch (tag) {
            case TEXT_SET -> new Value.TextSet(texts);
            case NUMBER_SET -> new Value.NumSet(numbers);
            case BINARY_SET -> new Value.BinarySet(blobs);
            default -> new Value.ListOf(elements);
        };
    }

    private static SdkBytes bytes(CBORParser in) throws IOException {
        return SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
    }
}
