/** Delivery streams as text: a command, CloudFormation, Terraform. */
@NullMarked
package dev.weir.app.delivery.code;

import org.jspecify.annotations.NullMarked;
