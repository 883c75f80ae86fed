package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers with a fixed number of decimals. */
final class OrcDecimals extends OrcColumn {

    private static final int DECIMAL = 14;
    private static final BigInteger LOW = BigInteger.valueOf(0x7F);

    private final HiveType.Decimal type;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final OrcNumbers scales = new OrcNumbers(true);

    OrcDecimals(int id, HiveType.Decimal type) {
        super(id);
        this.type = type;
    }

    /** As many bytes as the number needs, seven bits each, the sign in the lowest. */
    @Override
    void write(Object value) {
        BigDecimal number = (BigDecimal) value;
        BigInteger unscaled = number.unscaledValue();
        BigInteger rest =
                unscaled.signum() < 0 ? unscaled.negate().shiftLeft(1).subtract(BigInteger.ONE) : unscaled.shiftLeft(1);
        while (rest.compareTo(LOW) > 0) {
            data.write(rest.and(LOW).intValue() | 0x80);
            rest = rest.shiftRight(7);
        }
        data.write(rest.intValue());
        scales.add(number.scale());
    }

    @Override
    OrcMessage type() {
        return new OrcMessage().number(1, DECIMAL).number(5, type.precision()).number(6, type.scale());
    }

    @Override
    long ownBytes() {
        return data.size() + scales.bytes();
    }

    @Override
    void drainOwn(OrcStripe stripe) throws IOException {
        stripe.add(OrcStripe.Kind.DATA, id(), data.toByteArray());
        data.reset();
        stripe.add(OrcStripe.Kind.SECONDARY, id(), scales.drain());
    }
}
