/// The James edge: SMTP hooks, handler chain, queue, mailets, outgoing mail. [org.mailassay.mailets.MailServer] puts
/// it together.
@NullMarked
package org.mailassay.mailets;

import org.jspecify.annotations.NullMarked;
