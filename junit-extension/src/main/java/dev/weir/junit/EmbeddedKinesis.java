package dev.weir.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test an Amazon Kinesis of its own: a broker in the test's process, on a free port of 127.0.0.1.
 *
 * <p>On a class, one broker serves all of its methods and nested classes: it starts before the first and ends after the
 * last, and what one method writes the next one finds. On a method, that method has a broker for itself, also inside of
 * a class that has one. Classes and methods that run in parallel share nothing.
 *
 * <p>Parameters of constructors, tests and life-cycle methods are filled in where their type is {@link
 * dev.weir.broker.Broker}, {@link software.amazon.awssdk.services.kinesis.KinesisClient} or {@link
 * software.amazon.awssdk.services.kinesis.KinesisAsyncClient}; so are fields and parameters marked with {@link
 * FromBroker}, and there a {@link java.net.URI} is the broker's endpoint. The clients are made when first asked for and
 * closed with the broker.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmbeddedKinesisExtension.class)
public @interface EmbeddedKinesis {

    /** Streams that exist and are ACTIVE before the test begins. */
    Stream[] streams() default {};

    /** Where the broker keeps its data. */
    Storage storage() default Storage.MEMORY;

    /** Whether throughput and call rates are limited as on AWS. Off, since most tests are not about them. */
    boolean limits() default false;

    /** How long a stream stays CREATING, UPDATING or DELETING, in milliseconds; 0 to 600,000. */
    long stateDelayMillis() default 0;

    /** The region of the clients and of the streams. */
    String region() default "us-east-1";

    /** The account that owns everything, twelve digits. */
    String accountId() default "000000000000";

    /** How many open shards the account may have, at least 1. */
    int shardLimit() default 20_000;

    /** A stream to be there when the test begins. */
    @Documented
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Stream {

        /** The stream's name. */
        String value();

        /** How many shards it has, at least 1. */
        int shards() default 1;
    }

    /** Where a broker keeps its data. */
    enum Storage {
        /** On the heap: quickest, and bounded by it. */
        MEMORY,
        /** In a new temporary folder, deleted when the broker ends. Records are durable before they are acknowledged. */
        TEMPORARY_FOLDER
    }
}
