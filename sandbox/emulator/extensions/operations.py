"""How operations of AWS's API are added to a service that moto has."""

import functools
import re

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import get_service_model


class ValidationError(ServiceException):
    """Not moto's: that one belongs to a service."""

    code = "ValidationError"


def add_operations(response, operations):
    """Adds the operations of a service that moto lacks.

    A request that AWS's own model of the API refuses (botocore carries it) gets a ValidationError.

    response: moto's class that answers the service's requests.
    operations: a function for each operation, named as moto does (`list_users`). It gets the response object and
        returns the members of the answer, or None. Errors of AWS are raised as a ServiceException.
    Raises RuntimeError where moto has the operation: then the extension is to be removed.
    """
    for operation in operations:
        if hasattr(response, operation.__name__):
            raise RuntimeError(f"this moto has {operation.__name__} itself")
        setattr(response, operation.__name__, _answering(operation))


def _answering(operation):
    @functools.wraps(operation)
    def answer(response):
        model = get_service_model(response.boto3_service_name).operation_model(response._get_action())
        check(model.input_shape, response.params)
        result = operation(response)
        return EmptyResult() if result is None else ActionResult(result)

    return answer


def check(shape, parameters):
    """Checks the text and numbers of a request against the model of the API; lists and structures are not checked.

    Raises ValidationError with all violations, in AWS's words.
    """
    violations = [
        f"Value '{parameters.get(name, 'null')}' at '{name[0].lower() + name[1:]}' "
        f"failed to satisfy constraint: {rule}"
        for name, member in shape.members.items()
        for rule in _violated(member, parameters.get(name), name in shape.required_members)
    ]
    if violations:
        count = f"{len(violations)} validation error{'s' if len(violations) > 1 else ''} detected"
        raise ValidationError(f"{count}: {'; '.join(violations)}")


def _violated(member, value, is_required):
    if value is None:
        if is_required:
            yield "Member must not be null"
        return
    if member.type_name not in ("string", "integer"):
        return
    rules = member.metadata
    size, what = (len(value), "length") if member.type_name == "string" else (value, "value")
    if size < rules.get("min", size):
        yield f"Member must have {what} greater than or equal to {rules['min']}"
    if size > rules.get("max", size):
        yield f"Member must have {what} less than or equal to {rules['max']}"
    if "pattern" in rules and re.fullmatch(rules["pattern"], value, re.ASCII) is None:
        yield f"Member must satisfy regular expression pattern: {rules['pattern']}"
    if "enum" in rules and value not in rules["enum"]:
        yield f"Member must satisfy enum value set: [{', '.join(rules['enum'])}]"
