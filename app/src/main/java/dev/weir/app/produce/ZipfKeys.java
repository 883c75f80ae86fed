package dev.weir.app.produce;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws ranks by Zipf's law: the k-th key comes with a probability in proportion to 1/k^skew. Skew 0 is uniform, 1 is
 * that of words in a text. It keeps eight bytes a key. Immutable.
 */
final class ZipfKeys {

    private final double[] upTo;

    ZipfKeys(int keys, double skew) {
        upTo = new double[keys];
        double sum = 0;
        for (int rank = 1; rank <= keys; rank++) {
            sum += Math.pow(rank, -skew);
            upTo[rank - 1] = sum;
        }
        for (int i = 0; i < keys; i++) {
            upTo[i] /= sum;
        }
        // Rounding must not leave a gap at the end.
        upTo[keys - 1] = 1;
    }

    /** A rank, 0 for the commonest. */
    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        // At an exact bound the next rank begins.
        return found >= 0 ? Math.min(found + 1, upTo.length - 1) : -found - 1;
    }

    /** The probability of a rank. */
    double share(int rank) {
        return rank == 0 ? upTo[0] : upTo[rank] - upTo[rank - 1];
    }
}
