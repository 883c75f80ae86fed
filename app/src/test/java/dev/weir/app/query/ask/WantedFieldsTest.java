package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.query.schema.FieldType;
import dev.weir.app.query.schema.SchemaField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedFieldsTest {

    private static String cut(String data, String... names) throws IOException {
        List<SchemaField> wanted = Stream.of(names)
                .map(name -> new SchemaField(name, FieldType.Scalar.VARCHAR))
                .toList();
        return new String(new WantedFields(wanted).of(data.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"a": 1, "b": 2}                                  | {"a":1}
            {"b": 2}                                          | {}
            {}                                                | {}
            { "b" : [1, {"a": 9}] , "a" : -1.5e3 }            | {"a":-1.5e3}
            {"a":"x\\"y","b":"z"}                             | {"a":"x\\"y"}
            {"a":"Tür \\u00fc 🙂","b":null}                    | {"a":"Tür \\u00fc 🙂"}
            {"ü":1,"a":{"deep":[1,2,{"a":3}]},"c d":true}     | {"a":{"deep":[1,2,{"a":3}]},"c d":true}
            {"a":null,"c d":"","b":[[[]]]}                    | {"a":null,"c d":""}
            {"\\u0061":7}                                     | {"a":7}
            {"a":1,"a":2}                                     | {"a":1,"a":2}
            """)
    void onlyTheFieldsThatAreWanted(String data, String wanted) throws IOException {
        assertThat(cut(data, "a", "c d")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"b\":1} {}", "[1]", "{\"b\":tru}", "{\"b\":1", "{\"b\"}", "{\"b\":\"x}", "{\"b\":1}}"})
    void whatIsNoObjectIsRefusedEvenWhereItIsPassedOver(String data) {
        assertThatThrownBy(() -> cut(data, "a")).isInstanceOf(IOException.class);
    }
}
