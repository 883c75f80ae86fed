/** Amazon DynamoDB, as much of it as lease tables need: tables, their indexes, and the items in them. */
@NullMarked
package dev.weir.broker.dynamodb;

import org.jspecify.annotations.NullMarked;
