/** AWS IAM: who there is in the account, and which policies they have. */
@NullMarked
package dev.weir.broker.iam;

import org.jspecify.annotations.NullMarked;
