/**
 * What Kinesis answers, as tables: one row is one rule. The rows are the {@code *.rows} files beside this package's
 * resources; {@link dev.weir.broker.conformance.RowFile} says how they are written.
 *
 * <p>They know an endpoint and nothing of what is behind it. Without further ado that is a broker started for the run;
 * {@code -Dweir.endpoint=http://…} names another one, {@code -Dweir.region}, {@code -Dweir.accessKey}, {@code
 * -Dweir.secretKey} and {@code -Dweir.sessionToken} how to sign for it, and {@code -Dweir.patience} how many seconds a
 * stream may take to become ACTIVE. The rows make streams whose names begin with {@code weir-rows-} and delete them.
 */
package dev.weir.broker.conformance;
