/// The James edge: SMTP hooks, handler chain, queue, mailets, outgoing mail.
@NullMarked
package org.mailassay.mailets;

import org.jspecify.annotations.NullMarked;
