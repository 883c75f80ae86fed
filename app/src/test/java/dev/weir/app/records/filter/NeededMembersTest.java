package dev.weir.app.records.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.CelFactory;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededMembersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $.country                               | [country]
            $['ship to'].city                       | [ship to]
            $.items[?(@.price > 10)]                | [items]
            $.items.length()                        | [items]
            $[?(@.order == 77777)]                  | [order]
            $[?(@.country == 'DE' && @.total > 10)] | [country, total]
            $[?(@.mail == 'a@b')]                   | all
            $[?(@.länge == 1)]                      | all
            $.länge                                 | all
            "$[?(@.a>1||@.b<2)]"                    | [a, b]
            $[?(@ == 1)]                            | all
            $[?(@.a.length() > 3)]                  | all
            $[?(@.a == 1)].b                        | all
            $.items[?(@.price > $.total)]           | all
            $..price                                | all
            $.*                                     | all
            $                                       | all
            $.length()                              | all
            $['a','b']                              | all
            $[0]                                    | all
            """)
    void ofAPath(String path, String needed) {
        assertThat(NeededMembers.ofPath(path)).hasToString(needed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            json.order == 77777                               | [order]
            has(json.note) && json['total'] > 1.0             | [note, total]
            json.items.exists(i, i.price > 10)                | [items]
            size(json) > 0                                    | all
            json[key] == 1                                    | all
            'note' in json                                    | all
            json.exists(name, name == 'a')                    | all
            [json].exists(j, j.a == 1)                        | all
            {'a': 'b'}[json.a] == 'b'                         | [a]
            key == 'x'                                        | []
            """)
    void ofAnExpression(String expression, String needed) throws Exception {
        var cel = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("json", SimpleType.DYN)
                .addVar("key", SimpleType.STRING)
                .build();
        assertThat(NeededMembers.ofExpression(cel.compile(expression).getAst(), "json"))
                .hasToString(needed);
    }
}
