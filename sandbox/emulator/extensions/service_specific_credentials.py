"""Passwords and API keys of IAM users for a single service.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html
"""

import base64
import datetime
import secrets

from moto.core.utils import utcnow
from moto.iam.exceptions import (
    DeleteConflictException,
    IAMException,
    InvalidInput,
    LimitExceededException,
    NoSuchEntity,
    ValidationError,
)
from moto.iam.models import IAMBackend
from moto.iam.responses import IamResponse
from moto.iam.utils import random_access_key

from .operations import add_operations

# A user name and a password.
PASSWORD_SERVICES = ("cassandra.amazonaws.com", "codecommit.amazonaws.com")
# Long-term API keys: an alias, a secret, and an expiry where one is asked for.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_api_keys_for_aws_services.html
API_KEY_SERVICES = (
    "aws-external-anthropic.amazonaws.com",
    "bedrock.amazonaws.com",
    "cloudwatch.amazonaws.com",
    "logs.amazonaws.com",
    "xray.amazonaws.com",
)
PER_SERVICE_AND_USER = 2
PAGE = 100


class NotSupportedService(IAMException):
    code = "NotSupportedService"


class Credential:
    """A credential as AWS lists it. Nobody can read its password: it is in the answers that create and reset it only."""

    def __init__(self, user, service, age_days, login):
        is_api_key = service in API_KEY_SERVICES
        self._user = user
        self.service_specific_credential_id = "ACCA" + random_access_key()
        self.service_name = service
        self.service_user_name = None if is_api_key else login
        self.service_credential_alias = login if is_api_key else None
        self.status = "Active"
        self.create_date = utcnow()
        self.expiration_date = (
            None if age_days is None else self.create_date + datetime.timedelta(days=age_days)
        )

    @property
    def user_name(self):
        """The user's present name: the login keeps the old one when a user is renamed."""
        return self._user.name

    @property
    def login(self):
        return self.service_user_name or self.service_credential_alias

    def with_new_password(self):
        """The members of an answer that shows the password."""
        password = base64.b64encode(secrets.token_bytes(45)).decode()
        member = "ServiceCredentialSecret" if self.service_credential_alias else "ServicePassword"
        shown = {
            "CreateDate": self.create_date,
            "ExpirationDate": self.expiration_date,
            "ServiceName": self.service_name,
            "ServiceUserName": self.service_user_name,
            "ServiceCredentialAlias": self.service_credential_alias,
            "ServiceSpecificCredentialId": self.service_specific_credential_id,
            "UserName": self.user_name,
            "Status": self.status,
            member: password,
        }
        present = {name: value for name, value in shown.items() if value is not None}
        return {"ServiceSpecificCredential": present}


def create_service_specific_credential(response):
    user = response.backend.get_user(response._get_param("UserName"))
    service = _supported(response._get_param("ServiceName"))
    age_days = response._get_param("CredentialAgeDays")
    if age_days is not None and service not in API_KEY_SERVICES:
        raise ValidationError(f"CredentialAgeDays is not valid for {service}: it has no long-term API keys.")
    own = _credentials(user)
    if sum(each.service_name == service for each in own) >= PER_SERVICE_AND_USER:
        raise LimitExceededException(
            f"Cannot exceed quota for ServiceSpecificCredentialsPerUser: {PER_SERVICE_AND_USER}"
        )
    credential = Credential(user, service, age_days, _free_login(response.backend, user, service))
    own.append(credential)
    return credential.with_new_password()


def list_service_specific_credentials(response):
    if response._get_param("AllUsers"):
        if response._get_param("UserName"):
            raise InvalidInput("AllUsers cannot be specified together with UserName.")
        found = _all(response.backend)
    else:
        found = _credentials(_named_or_caller(response))
    service = response._get_param("ServiceName")
    if service:
        _supported(service)
        found = [each for each in found if each.service_name == service]
    marker = response._get_param("Marker", "0")
    if not marker.isdecimal():
        raise ValidationError(f"Invalid Marker: {marker}")
    start, end = int(marker), int(marker) + response._get_param("MaxItems", PAGE)
    answer = {"ServiceSpecificCredentials": found[start:end], "IsTruncated": end < len(found)}
    return {**answer, "Marker": str(end)} if end < len(found) else answer


def update_service_specific_credential(response):
    credential = _named(response)
    status = response._get_param("Status")
    if status == "Expired":
        raise InvalidInput("Status can be set to Active or Inactive only.")
    credential.status = status


def reset_service_specific_credential(response):
    return _named(response).with_new_password()


def delete_service_specific_credential(response):
    _credentials(_named_or_caller(response)).remove(_named(response))


def install():
    add_operations(
        IamResponse,
        [
            create_service_specific_credential,
            list_service_specific_credentials,
            update_service_specific_credential,
            reset_service_specific_credential,
            delete_service_specific_credential,
        ],
    )
    delete_user = IAMBackend.delete_user

    def delete_user_without_credentials(backend, user_name):
        if _credentials(backend.get_user(user_name)):
            raise DeleteConflictException(
                "Cannot delete entity, must delete service specific credentials first."
            )
        delete_user(backend, user_name)

    IAMBackend.delete_user = delete_user_without_credentials


def _credentials(user):
    """Those of a user, the oldest first. They are kept with moto's user, so that they go with it."""
    return vars(user).setdefault("service_specific_credentials", [])


def _all(backend):
    return [each for user in backend.users.values() for each in _credentials(user)]


def _supported(service):
    if service not in (*PASSWORD_SERVICES, *API_KEY_SERVICES):
        raise NotSupportedService(f"Service {service} does not support service-specific credentials.")
    return service


def _free_login(backend, user, service):
    """Such as `jane-at-123456789012`; within a service no two are alike, also after a user was renamed."""
    taken = {each.login for each in _all(backend) if each.service_name == service}
    suffixes = ["", *(f"+{count}" for count in range(1, len(taken) + 1))]
    logins = (f"{user.name}{suffix}-at-{user.account_id}" for suffix in suffixes)
    return next(login for login in logins if login not in taken)


def _named_or_caller(response):
    name = response._get_param("UserName")
    user = (
        response.backend.get_user(name)
        if name
        else response.backend.get_user_from_access_key_id(response.get_access_key())
    )
    if user is None:
        raise ValidationError("Must specify userName when calling with non-User credentials")
    return user


def _named(response):
    wanted = response._get_param("ServiceSpecificCredentialId")
    for credential in _credentials(_named_or_caller(response)):
        if credential.service_specific_credential_id == wanted:
            return credential
    raise NoSuchEntity(f"Service Specific Credential {wanted} does not exist.")
