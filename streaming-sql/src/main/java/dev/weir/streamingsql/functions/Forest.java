package dev.weir.streamingsql.functions;

import com.amazon.randomcutforest.RandomCutForest;

/** The forest of one partition, with how many points it has seen. Not thread-safe. */
final class Forest {

    /** Any; a fixed one, so that the same records give the same scores. */
    private static final long SEED = 42;

    private final RandomCutForest forest;
    private long seen;

    /**
     * An empty forest.
     *
     * @param width numbers of a point
     * @param seen points that went before and are not known any more
     */
    Forest(int width, ForestShape shape, long seen) {
        this.forest = RandomCutForest.builder()
                .dimensions(width * shape.shingleSize())
                .shingleSize(shape.shingleSize())
                .internalShinglingEnabled(shape.shingleSize() > 1)
                .numberOfTrees(shape.trees())
                .sampleSize(shape.sampleSize())
                .timeDecay(1.0 / shape.timeDecay())
                .randomSeed(SEED)
                .parallelExecutionEnabled(false)
                .build();
        this.seen = seen;
    }

    long seen() {
        return seen;
    }

    /** The point's score against those before it, then learnt. Zero until a quarter of a sample has been seen. */
    double score(float[] point) {
        double score = forest.getAnomalyScore(point);
        learn(point);
        return score;
    }

    void learn(float[] point) {
        forest.update(point);
        seen++;
    }
}
