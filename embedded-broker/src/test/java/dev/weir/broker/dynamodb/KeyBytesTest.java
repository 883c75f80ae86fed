package dev.weir.broker.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.dynamodb.value.ItemBytes;
import dev.weir.broker.dynamodb.value.KeyBytes;
import dev.weir.broker.dynamodb.value.Numbers;
import dev.weir.broker.dynamodb.value.Value;
import dev.weir.broker.dynamodb.value.ValueOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Keys as bytes order as the values do, and items come back as they were written. */
class KeyBytesTest {

    private static final Random RANDOM = new Random(20261125);

    @Test
    void numbers() {
        inOrder(random -> {
            BigDecimal digits = new BigDecimal(random.nextLong(-1_000_000, 1_000_000));
            return new Value.Num(Numbers.parse(
                    digits.scaleByPowerOfTen(random.nextInt(-130, 119)).toString()));
        });
        inOrder(random -> new Value.Num(new BigDecimal(random.nextInt(-1_200, 1_200)).movePointLeft(1)));
    }

    @Test
    void texts() {
        String letters = "ab\u0000\u0001\u00ff\uffff\ud83d\ude00";
        inOrder(random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(7);
                text.append(at == 6 ? letters.substring(6) : letters.substring(at, at + 1));
            }
            return new Value.Text(text.toString());
        });
    }

    @Test
    void binaries() {
        inOrder(random -> {
            byte[] bytes = new byte[random.nextInt(4)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) - 2);
            }
            return new Value.Binary(SdkBytes.fromByteArray(bytes));
        });
    }

    private static void inOrder(Function<Random, Value> maker) {
        for (int i = 0; i < 20_000; i++) {
            Value one = maker.apply(RANDOM);
            Value two = maker.apply(RANDOM);
            int order = Integer.signum(ValueOrder.compare(one, two).orElseThrow());
            assertThat(Integer.signum(Arrays.compareUnsigned(bytes(one, "x"), bytes(two, "a"))))
                    .as("%s and %s", one, two)
                    .isEqualTo(order == 0 ? 1 : order);
        }
    }

    /** With another value behind it, which must not matter unless the first is the same. */
    private static byte[] bytes(Value value, String more) {
        return new KeyBytes().value(value).value(new Value.Text(more)).bytes();
    }

    @Test
    void itemsComeBack() {
        Value number = new Value.Num(new BigDecimal("-1.5e-130"));
        Item item = new Item(Map.of(
                "s", new Value.Text("6"),
                "n", number,
                "b", new Value.Binary(SdkBytes.fromByteArray(new byte[] {0, -1})),
                "t", new Value.Bool(false),
                "0", new Value.Null(),
                "ss", new Value.TextSet(Set.of("1", "2")),
                "ns", new Value.NumSet(Set.of(BigDecimal.ONE, BigDecimal.ZERO)),
                "bs", new Value.BinarySet(Set.of(SdkBytes.fromUtf8String("x"))),
                "l", new Value.ListOf(List.of(number, new Value.ListOf(List.of()), new Value.Text(""))),
                "m", new Value.MapOf(Map.of("", new Value.MapOf(Map.of("x", number))))));
        assertThat(ItemBytes.read(ItemBytes.write(item))).isEqualTo(item);
    }
}
